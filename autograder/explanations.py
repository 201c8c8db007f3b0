"""What a wrong answer has to do with the right one, where no misconception gives its numbers.

A relation is claimed only when it holds in every case, up to rounding, with more numbers to bear it
out than it was fitted to. Otherwise nothing is claimed: never guess.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import permutations
from typing import Protocol

import numpy as np

from autograder.comparing import AllFacts, same, tolerance
from autograder.exercise import Answer, Case, Exercise, Mistake, Rule
from autograder.raised import advice

ONCE_MORE = ", asked once more"


class Facts(Protocol):
    """Facts that may be asked for only when somebody looks."""

    def get(self, key: tuple[str, str]) -> np.ndarray | None: ...


@dataclass(frozen=True)
class Pair:
    """Numbers of the student, `yours`, beside those they are compared with, `base`."""

    case: Case
    fact: str
    base: np.ndarray
    yours: np.ndarray
    origin: np.ndarray | float
    quantities: Mapping[str, float]
    same: Callable[[np.ndarray, np.ndarray], bool]

    @property
    def agrees(self) -> bool:
        return self.same(self.base, self.yours)


def explanation(
    exercise: Exercise,
    cases: Sequence[Case],
    failed: Sequence[Rule],
    expected: AllFacts,
    yours: AllFacts,
    answers: Sequence[Answer],
    known: Sequence[tuple[Mistake, Facts]],
    partly: bool,
) -> Mistake | None:
    """What the student's facts have to do with the expected ones, or with a known mistake's.

    known : misconceptions with their facts, in the exercise's order
    partly : a misconception explains a part already, so that no loose relation is claimed
    """
    found = raises(cases, answers) or kept_state(exercise, cases, expected, yours)
    if found:
        return found
    looked_at = {fact for rule in failed for fact in rule.facts}
    keys = [
        (case.name, fact)
        for case in cases
        for fact in sorted(looked_at)
        if is_numeric(expected.get((case.name, fact))) and not case.name.endswith(ONCE_MORE)
    ]
    pairs = paired(exercise, cases, keys, expected, yours)
    if not pairs:
        return None
    for relation in (*EXACT, *LOOSE[: 0 if partly else None]):
        found = relation(exercise, pairs)
        if found:
            return found
    for mistake, theirs in known:
        pairs = paired(exercise, cases, keys, theirs, yours)
        for relation in NAMED if pairs else ():
            found = relation(exercise, pairs)
            if found:
                return Mistake(f"{mistake.name}; and {found.name}", f"{mistake.hint} {found.hint}")
    return None


def is_numeric(fact: np.ndarray | None) -> bool:
    return fact is not None and fact.dtype.kind in "iuf"


def paired(
    exercise: Exercise,
    cases: Sequence[Case],
    keys: Sequence[tuple[str, str]],
    base: Facts,
    yours: AllFacts,
) -> list[Pair]:
    """The numbers that stand against each other; none at all when a number is missing."""
    if not all(is_numeric(yours.get(key)) for key in keys):
        return []
    agree = partial(same, precision=exercise.precision)
    by_name = {case.name: case for case in cases}
    pairs = []
    for key in keys:
        case, fact = by_name[key[0]], base.get(key)
        origin, quantities = exercise.origin(case), exercise.quantities(case)
        if quantities is None:
            continue
        if not is_numeric(fact):
            return []
        pairs.append(Pair(case, key[1], fact, yours[key], origin, quantities, agree))
    return pairs


# ------------------------------------------------------------------ from call to call


def raises(cases: Sequence[Case], answers: Sequence[Answer]) -> Mistake | None:
    """An exception in some of the cases."""
    for case, answer in zip(cases, answers, strict=True):
        if answer.raised:
            where = f" It is raised in {answer.raised.where}." if answer.raised.where else ""
            return Mistake(
                f"raises {answer.raised.kind} in the case: {case.name}",
                f"{answer.raised}.{where} {advice(answer.raised)}".strip(),
            )
    return None


def kept_state(
    exercise: Exercise, cases: Sequence[Case], expected: AllFacts, yours: AllFacts
) -> Mistake | None:
    """The first case, asked once more at the end, has another answer."""
    first, last = cases[0], cases[-1]
    if last.name != first.name + ONCE_MORE:
        return None
    facts = [fact for name, fact in expected if name == first.name]
    changed = [
        fact
        for fact in facts
        if not same(yours.get((first.name, fact)), yours.get((last.name, fact)), exercise.precision)
    ]
    if not changed:
        return None
    right = all(
        same(yours.get((first.name, fact)), expected[first.name, fact], exercise.precision)
        for fact in facts
    )
    if right:
        return Mistake(
            "something is kept from one call to the next",
            "The first call is right. Asked the very same again later, the answer is another. "
            "Look for what outlives a call: a global name, a default argument that is changed, an "
            "attribute, an array that was handed out and is changed afterwards.",
        )
    return Mistake(
        "the same call gives another answer each time",
        "Asked the very same twice, your code gives two different answers. Look for what outlives "
        "a call, or for randomness that nobody asked for.",
    )


# ------------------------------------------------------------------ relations that hold exactly


def not_finite(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """Where NaN or infinity first appears."""
    for pair in pairs:
        odd = ~np.isfinite(pair.yours)
        if odd.any() and np.isfinite(pair.base).all():
            word = "NaN" if np.isnan(pair.yours).any() else "infinity"
            spot = np.argwhere(np.atleast_1d(odd))[0]
            index = "" if pair.yours.ndim == 0 else f", at index {', '.join(map(str, spot))}"
            return Mistake(
                f"gives {word}",
                f"It first appears in the case: {pair.case.name}{index}. NaN comes from 0 / 0, "
                "from the mean of nothing, from infinity minus infinity; infinity from a division "
                "by zero or from numbers that grow at every step. Print what goes into that line.",
            )
    return None


def another_shape(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """The right numbers in a wrong shape."""
    if all(pair.base.shape == pair.yours.shape for pair in pairs):
        return None
    pair = next(pair for pair in pairs if pair.base.shape != pair.yours.shape)
    shapes = f"The shape is {pair.yours.shape} where it should be {pair.base.shape}"
    for words, change in SHAPES.items():
        if all(p.same(p.base, change(p)) for p in pairs):
            return Mistake(
                f"the right numbers, {words}", f"{shapes}; the numbers themselves are right."
            )
    return None


SHAPES: dict[str, Callable[[Pair], np.ndarray]] = {
    "transposed": lambda p: p.yours.T,
    "in another shape": lambda p: reshaped(p.yours, p.base.shape),
    "not yet averaged": lambda p: collapsed(p, np.mean),
    "not yet added up": lambda p: collapsed(p, np.sum),
}


def reshaped(array: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    return array.reshape(shape) if array.size == np.prod(shape, dtype=int) else array


def collapsed(pair: Pair, how: Callable) -> np.ndarray:
    """One axis less, by a mean or a sum, along the axis that leaves the right shape and numbers."""
    for axis in range(pair.yours.ndim):
        smaller = how(pair.yours, axis=axis)
        if pair.same(pair.base, smaller):
            return smaller
    return pair.yours


def whole_numbers(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """The decimals are lost."""
    if all(pair.agrees for pair in pairs) or different_shapes(pairs):
        return None
    for cut in (np.trunc, np.rint, np.floor):
        if all(np.array_equal(cut(pair.base), pair.yours) for pair in pairs):
            return Mistake(
                "cut to whole numbers",
                "The numbers are the right ones without their decimals. Look for an integer array "
                "that results are written into, for `//`, or for a call that rounds.",
            )
    return None


def coarse(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """Right in a precision lower than the exercise asks for."""
    if all(pair.agrees for pair in pairs) or different_shapes(pairs):
        return None
    for dtype in (np.float32, np.float16):
        if np.finfo(dtype).eps <= np.finfo(exercise.precision).eps:
            continue
        if all(rounded(pair, dtype) for pair in pairs):
            return Mistake(
                f"computed in {dtype.__name__}",
                f"The numbers are right to about {np.finfo(dtype).precision} digits and no "
                f"further: somewhere they pass through {dtype.__name__}. "
                f"{exercise.precision.__name__} is asked for.",
            )
    return None


def rounded(pair: Pair, dtype: type[np.floating]) -> bool:
    """Whether the two differ by a few roundings in `dtype`."""
    scale = np.abs(pair.base).max(initial=0)
    return bool(np.all(np.abs(pair.base - pair.yours) <= 8 * np.finfo(dtype).eps * scale))


def other_order(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """The right entries in other places."""
    if all(pair.agrees for pair in pairs) or different_shapes(pairs):
        return None
    if all(pair.base.ndim and pair.same(pair.base, pair.yours[::-1]) for pair in pairs):
        return Mistake("in reverse order", "Every entry is right, from the last to the first.")
    return None


def factor(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """A constant factor, or one that is a named quantity of the case."""
    ratios = list(map(ratio, pairs))
    if None in ratios or np.allclose(ratios, 1, rtol=0, atol=1e-3):
        return None
    # One number is fitted to each case: what bears it out are the other numbers.
    spare = sum(np.size(pair.base) for pair in pairs) - 1
    if spare < 2:
        return None
    for words, values in named_factors(pairs):
        if np.allclose(ratios, values, rtol=10 * tolerance(exercise.precision), atol=0):
            return told(exercise.what, words)
    return None


def odd_factor(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """A constant factor that no quantity explains, in several cases."""
    ratios = list(map(ratio, pairs))
    if len(ratios) < 2 or None in ratios or np.isclose(ratios[0], 1, atol=1e-3):
        return None
    if np.allclose(ratios, ratios[0], rtol=10 * tolerance(exercise.precision), atol=0):
        return told(exercise.what, f"{ratios[0]:.4g}")
    return None


def ratio(pair: Pair) -> float | None:
    """The number c with yours - origin = c (base - origin), if there is one."""
    if pair.base.shape != pair.yours.shape:
        return None
    right, given = (np.ravel(a - pair.origin).astype(float) for a in (pair.base, pair.yours))
    if not (np.isfinite(given).all() and right.any() and given.any()):
        return None
    c = float(right @ given / (right @ right))
    scale = max(np.abs(given).max(), np.abs(np.ravel(pair.yours)).max())
    return c if np.abs(given - c * right).max() <= tolerance(np.float32) * scale else None


def named_factors(pairs: Sequence[Pair]) -> Iterator[tuple[str, np.ndarray]]:
    """Factors with a name, the simplest first, each with its value in every case."""
    ones = np.ones(len(pairs))
    names = list(pairs[0].quantities)
    given = {name: np.array([pair.quantities[name] for pair in pairs], float) for name in names}
    plain: list[tuple[str, np.ndarray]] = [("-1", -ones), ("2", 2 * ones), ("1/2", ones / 2)]
    for name, values in given.items():
        plain += [(name, values), (f"1/{name}", 1 / values)]
    for a, b in permutations(given, 2):
        plain.append((f"{a}/{b}", given[a] / given[b]))
    for name, values in given.items():
        plain += [(f"2·{name}", 2 * values), (f"{name}/2", values / 2), (f"2/{name}", 2 / values)]
        plain += [(f"1/(2·{name})", 1 / (2 * values)), (f"1/{name}²", 1 / values**2)]
    for a, b in permutations(given, 2):
        plain.append((f"2·{a}/{b}", 2 * given[a] / given[b]))
        plain.append((f"{a}/(2·{b})", given[a] / (2 * given[b])))
    yield from plain
    yield from ((f"-{words}", -values) for words, values in plain[1:])


def told(what: str, words: str) -> Mistake:
    """A factor as a mistake."""
    if words == "-1":
        return Mistake(
            f"{what} has the wrong sign",
            f"In every case {what} is exactly the opposite of the right one: look for a plus that "
            "should be a minus, or for a difference taken the other way round.",
        )
    return Mistake(
        f"{what} is {words} times what it should be",
        f"In every case {what} is exactly {words} times the right one. Look for a factor or a "
        "division that is missing, or that is there twice, and for a sum in place of a mean.",
    )


def shift(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """The same number, or an input, added everywhere."""
    if all(pair.agrees for pair in pairs) or different_shapes(pairs):
        return None
    if sum(pair.base.size for pair in pairs) < 3:
        return None
    for words, amount in shifts(pairs):
        if all(p.same(p.base + a, p.yours) for p, a in zip(pairs, amount, strict=True)):
            return Mistake(
                f"the right numbers, {words}",
                "In every case the difference is just that: something is added once too often, or "
                "never.",
            )
    return None


def shifts(pairs: Sequence[Pair]) -> Iterator[tuple[str, list]]:
    """What may have been added, in words, with its value in every case."""
    differences = [np.ravel(pair.yours - pair.base) for pair in pairs]
    constant = float(differences[0][0])
    more = "more" if constant > 0 else "less"
    yield f"but {abs(constant):.4g} {more} everywhere", [constant] * len(pairs)
    for name in pairs[0].quantities:
        values = [pair.quantities[name] for pair in pairs]
        yield f"with {name} added", values
        yield f"with {name} subtracted", [-value for value in values]
    for name, first in pairs[0].case.inputs.items():
        values = [pair.case.inputs[name] for pair in pairs]
        if isinstance(first, np.ndarray) and all(
            np.shape(v) == p.base.shape for v, p in zip(values, pairs, strict=True)
        ):
            yield f"with {name} added", values
            yield f"with {name} subtracted", [-value for value in values]


def different_shapes(pairs: Sequence[Pair]) -> bool:
    return any(pair.base.shape != pair.yours.shape for pair in pairs)


# ------------------------------------------------------------------ relations that say a part


def right_until(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """A path that is right for some steps."""
    parted = [
        first_parting(pair)
        for pair in pairs
        if pair.fact in exercise.paths and not pair.agrees and pair.base.ndim
    ]
    if not parted or 0 in parted:
        return None
    k = min(parted)
    steps = "the start only" if k == 1 else f"step {k - 1}"
    return Mistake(
        f"right until {steps}",
        f"What comes after is wrong: compare what step {k} starts from with what the step before "
        "it left behind, and look at what changes between steps.",
    )


def first_parting(pair: Pair) -> int:
    """The first index along the steps at which the two paths are not the same."""
    common = min(len(pair.base), len(pair.yours))
    for k in range(common):
        if not pair.same(pair.base[k], pair.yours[k]):
            return k
    return common


def one_entry(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """All entries are right but the first, or but the last."""
    wrong = [pair for pair in pairs if not pair.agrees]
    if (
        not wrong
        or different_shapes(wrong)
        or any(p.base.ndim != 1 or len(p.base) < 2 for p in wrong)
    ):
        return None
    for words, rest in (("last", np.s_[:-1]), ("first", np.s_[1:])):
        if all(pair.same(pair.base[rest], pair.yours[rest]) for pair in wrong):
            return Mistake(
                f"only the {words} entry is wrong",
                f"All entries are right but the {words}. Look at where your loop or slice begins "
                "and ends.",
            )
    return None


def direction_only(exercise: Exercise, pairs: Sequence[Pair]) -> Mistake | None:
    """Every answer points the right way, and its length follows no quantity of the case."""
    ratios = list(map(ratio, pairs))
    if None in ratios or any(pair.base.size < 2 for pair in pairs) or min(ratios) < 0:
        return None
    return Mistake(
        f"{exercise.what} has the right direction and the wrong length",
        "The entries have the right proportions in every case, but their size is off by a factor "
        "that is another one each time. Look for something that is scaled, clipped or normalised.",
    )


NAMED = (another_shape, whole_numbers, other_order, factor)
EXACT = (not_finite, *NAMED, coarse, odd_factor, shift)
LOOSE = (right_until, one_entry, direction_only)
