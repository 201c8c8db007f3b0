"""What wrong numbers may have to do with right ones: their shape, type, order, a shift, a part.

Factors stand in factors.py. A relation is claimed only when it holds for every pair, up to
rounding, and enough different numbers bear it out: a single number, equal ones and zeros fit too
much by chance.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from autograder.comparing import same
from autograder.exercise import Case, Exercise, Mistake

ENOUGH = 3
"""Different numbers, zero aside, that a relation must hold for."""

RIGHT_NUMBERS = "the right numbers, "
"""How names begin that say what else is wrong."""


@dataclass(frozen=True, eq=False)
class Pair:
    """Finite numbers of the student, `yours`, beside those they are compared with, `base`."""

    case: Case
    fact: str
    base: np.ndarray
    yours: np.ndarray
    origin: np.ndarray | float
    quantities: Mapping[str, float]
    precision: type[np.floating]

    def same(self, a: np.ndarray, b: np.ndarray) -> bool:
        return same(a, b, self.precision)

    @property
    def agrees(self) -> bool:
        return self.same(self.base, self.yours)


Relation = Callable[[Exercise, Sequence[Pair], int], Mistake | None]
"""What explains the pairs, if so many different numbers bear it out."""


def borne_out(arrays: Iterable[np.ndarray], enough: int = ENOUGH) -> bool:
    """Whether there are enough different numbers other than zero."""
    return different(arrays) >= enough


def different(arrays: Iterable[np.ndarray]) -> int:
    """How many different numbers there are, up to rounding and zero aside."""
    numbers = np.concatenate([np.zeros(1), *map(np.ravel, arrays)])
    _, exponents = np.frexp(numbers)
    rounded = np.ldexp(np.rint(np.ldexp(numbers, 20 - exponents)), exponents - 20)
    return len(np.unique(rounded[rounded != 0]))


def shapes_agree(pairs: Sequence[Pair]) -> bool:
    return all(pair.base.shape == pair.yours.shape for pair in pairs)


# ------------------------------------------------------------------ the right numbers, but


def another_shape(
    exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH
) -> Mistake | None:
    """The right numbers in a wrong shape, or along other axes."""
    if not borne_out((pair.base for pair in pairs), enough):
        return None
    for words, change in SHAPES.items():
        if all(pair.same(pair.base, change(pair)) for pair in pairs):
            return Mistake(
                f"{RIGHT_NUMBERS}{words}",
                f"{told_shapes(pairs)}the numbers themselves are right.",
            )
    return None


def told_shapes(pairs: Sequence[Pair]) -> str:
    """The first shape that is not what it should be."""
    for pair in pairs:
        if pair.base.shape != pair.yours.shape:
            return f"The shape is {pair.yours.shape} where it should be {pair.base.shape}; "
    return "Rows and columns have changed places; "


SHAPES: dict[str, Callable[[Pair], np.ndarray]] = {
    "transposed": lambda pair: pair.yours.T,
    "in another shape": lambda pair: reshaped(pair, "C"),
    "in another shape, column by column": lambda pair: reshaped(pair, "F"),
    "not yet averaged": lambda pair: collapsed(pair, np.mean),
    "not yet added up": lambda pair: collapsed(pair, np.sum),
}


def reshaped(pair: Pair, order: str) -> np.ndarray:
    if pair.yours.size != pair.base.size:
        return pair.yours
    return pair.yours.reshape(pair.base.shape, order=order)


def collapsed(pair: Pair, how: Callable) -> np.ndarray:
    """One axis less, by a mean or a sum, along the axis that leaves the right shape and numbers."""
    axes = range(pair.yours.ndim) if pair.yours.size else ()
    smaller = (how(pair.yours, axis=axis) for axis in axes)
    return next((array for array in smaller if pair.same(pair.base, array)), pair.yours)


def reverse_order(
    exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH
) -> Mistake | None:
    """The right entries, from the last to the first."""
    if not shapes_agree(pairs) or not borne_out((pair.base for pair in pairs), enough):
        return None
    if all(pair.base.ndim and pair.same(pair.base, pair.yours[::-1]) for pair in pairs):
        return Mistake("in reverse order", "Every entry is right, from the last to the first.")
    return None


def whole_numbers(
    exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH
) -> Mistake | None:
    """The decimals are lost."""
    for cut in (np.trunc, np.rint, np.floor):
        if all(np.array_equal(cut(pair.base), pair.yours) for pair in pairs):
            # Zeros, ones or signs are not numbers that lost their decimals.
            values = np.unique(np.concatenate([np.ravel(pair.yours) for pair in pairs]))
            lost = [pair.base[(pair.base != pair.yours) & (pair.yours != 0)] for pair in pairs]
            if len(values) >= enough and borne_out(lost, enough):
                return Mistake(
                    "cut to whole numbers",
                    "The numbers are the right ones without their decimals. Look for an integer "
                    "array that results are written into, for `//`, or for a call that rounds.",
                )
    return None


def coarse(exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH) -> Mistake | None:
    """Right, but kept in a precision lower than the exercise asks for."""
    for dtype in (np.float32, np.float16):
        lower = np.finfo(dtype).eps > np.finfo(exercise.precision).eps
        if lower and all(rounded_to(dtype, pair) for pair in pairs):
            told_apart = [pair.base[pair.base != in_precision(dtype, pair.base)] for pair in pairs]
            if borne_out(told_apart, enough):
                return Mistake(
                    f"computed in {dtype.__name__}",
                    f"The numbers are right to about {np.finfo(dtype).precision} digits and no "
                    f"further: somewhere they pass through {dtype.__name__}. "
                    f"{exercise.precision.__name__} is asked for.",
                )
    return None


def rounded_to(dtype: type[np.floating], pair: Pair) -> bool:
    """Whether `yours` holds numbers of `dtype` that are right but for a few of its roundings."""
    if pair.base.shape != pair.yours.shape:
        return False
    allowed = 32 * np.finfo(dtype).eps * np.abs(pair.base).max(initial=0)
    close = np.all(np.abs(pair.base - pair.yours) <= allowed)
    return bool(close) and np.array_equal(pair.yours, in_precision(dtype, pair.yours))


def in_precision(dtype: type[np.floating], numbers: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):  # to infinity: such numbers are no numbers of `dtype`
        return numbers.astype(dtype).astype(float)


def shift(exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH) -> Mistake | None:
    """The same number, or an input, added everywhere."""
    if not shapes_agree(pairs) or not borne_out((pair.base for pair in pairs), enough):
        return None
    for words, added in shifts(pairs):
        if all(p.same(p.base, p.yours - a) for p, a in zip(pairs, added, strict=True)):
            return Mistake(
                f"{RIGHT_NUMBERS}{words}",
                "In every case the difference is just that: something is added once too often, or "
                "never.",
            )
    return None


def shifts(pairs: Sequence[Pair]) -> Iterator[tuple[str, list]]:
    """What may have been added, in words, with its value in every case."""
    constant = next(float((p.yours - p.base).flat[0]) for p in pairs if p.base.size)
    more = "more" if constant > 0 else "less"
    yield f"but {abs(constant):.4g} {more} everywhere", [constant] * len(pairs)
    for name, values in (*known_quantities(pairs).items(), *fitting_inputs(pairs).items()):
        yield f"with {name} added", values
        yield f"with {name} subtracted", [-value for value in values]


def known_quantities(pairs: Sequence[Pair]) -> dict[str, list[float]]:
    """The named numbers that every case has."""
    names = [name for name in pairs[0].quantities if all(name in p.quantities for p in pairs)]
    return {name: [float(p.quantities[name]) for p in pairs] for name in names}


def fitting_inputs(pairs: Sequence[Pair]) -> dict[str, list[np.ndarray]]:
    """The inputs that are arrays of the answer's shape in every case."""
    found = {}
    for name in pairs[0].case.inputs:
        values = [pair.case.inputs.get(name) for pair in pairs]
        if all(fits(value, pair) for value, pair in zip(values, pairs, strict=True)):
            found[name] = [value.astype(float) for value in values]
    return found


def fits(value: object, pair: Pair) -> bool:
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "iuf":
        return False
    return value.shape == pair.base.shape


# ------------------------------------------------------------------ right in part


def right_until(exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH) -> Mistake | None:
    """A path that is right for some steps, the first of which goes somewhere."""
    wrong = [pair for pair in pairs if pair.fact in exercise.paths and not pair.agrees]
    if not wrong or not all(pair.base.ndim and pair.yours.ndim for pair in wrong):
        return None
    right = {pair: rows_in_common(pair) for pair in wrong}
    if not all(borne_out([p.base[1:k] - p.base[0]], enough) for p, k in right.items()):
        return None
    pair, k = min(right.items(), key=lambda item: item[1])
    if k == len(pair.yours):
        return Mistake(
            f"right until step {k - 1}, where it ends",
            f"There are {len(pair.yours)} rows where there should be {len(pair.base)}, the start "
            f"among them (in the case: {pair.case.name}). Count the turns of your loop.",
        )
    if k == len(pair.base):
        return Mistake(
            "right, but it goes on after the last step",
            f"There are {len(pair.yours)} rows where there should be {len(pair.base)}, the start "
            f"among them (in the case: {pair.case.name}). Count the turns of your loop.",
        )
    return Mistake(
        f"right until step {k - 1}",
        f"What comes after is wrong (in the case: {pair.case.name}). Compare what step {k} starts "
        "from with what the step before it left behind, and look at what changes between steps.",
    )


def rows_in_common(pair: Pair) -> int:
    """How many rows are right from the first on, measured by the largest number up to there."""
    k = 0
    while k < min(len(pair.base), len(pair.yours)) and pair.same(
        pair.base[: k + 1], pair.yours[: k + 1]
    ):
        k += 1
    return k


def one_entry(exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH) -> Mistake | None:
    """All entries are right but the first, or but the last."""
    wrong = [pair for pair in pairs if not pair.agrees]
    if not shapes_agree(wrong) or any(pair.base.ndim != 1 for pair in wrong):
        return None
    for words, rest in (("last", np.s_[:-1]), ("first", np.s_[1:])):
        right = all(pair.same(pair.base[rest], pair.yours[rest]) for pair in wrong)
        if right and borne_out((pair.base[rest] for pair in wrong), enough):
            return Mistake(
                f"only the {words} entry is wrong",
                f"All entries are right but the {words}. Look at where your loop or slice begins "
                "and ends.",
            )
    return None


def first_digits(exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH) -> Mistake | None:
    """Right to single precision, where more is asked for; how it came to that is open."""
    if not all(same(pair.base, pair.yours) for pair in pairs):
        return None
    off = max(np.abs(p.base - p.yours).max() / np.abs(p.base).max() for p in pairs if p.base.any())
    return Mistake(
        f"right to {int(-np.log10(off))} digits only",
        "The numbers are nearly right. Look for single precision on the way, for an approximation "
        "such as a finite difference, or for a small number added to be safe.",
    )
