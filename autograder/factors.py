"""A wrong answer that is a multiple of the right one, measured from the exercise's origin."""

from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np

from autograder.comparing import tolerance
from autograder.exercise import Exercise, Mistake
from autograder.relations import ENOUGH, Pair, borne_out, different, known_quantities

CLOSER = 0.1
"""A factor fitted to several numbers is closer to its value than each of them."""


def factor(exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH) -> Mistake | None:
    """A factor with a name: the same in every case, or a named quantity of each."""
    ratios = ratios_of(pairs, enough)
    if ratios is None:
        return None
    for words, values in named_factors([pair for pair in pairs if moves(pair)]):
        if close(ratios, values, exercise):
            return told(exercise.what, words, ratios)
    return None


def odd_factor(exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH) -> Mistake | None:
    """A constant factor that no quantity explains, in several cases."""
    ratios = ratios_of(pairs, enough)
    if ratios is None or len(ratios) < 2 or not close(ratios, ratios[:1], exercise):
        return None
    if abs(ratios[0] - 1) < tolerance():  # a matter of digits
        return None
    return told(exercise.what, f"{ratios[0]:.6g}", ratios)


def direction_only(
    exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH
) -> Mistake | None:
    """Every answer points the right way, and its length follows no quantity of the case."""
    ratios = ratios_of(pairs, enough)
    if ratios is None or min(ratios) < 0 or close(ratios, ratios[:1], exercise):
        return None
    spare = sum(different([right_step(pair)]) - 1 for pair in pairs if moves(pair))
    if spare < enough:  # one number of each case went into its length
        return None
    return Mistake(
        f"{exercise.what} has the right direction and the wrong length",
        "The entries have the right proportions in every case, but not the right size, and no "
        "single factor explains it. Look for something that is scaled, clipped or normalised.",
    )


# ------------------------------------------------------------------ the numbers


def right_step(pair: Pair) -> np.ndarray:
    """The right numbers as seen from the origin."""
    return np.ravel(pair.base - pair.origin).astype(float)


def comparable(pair: Pair) -> bool:
    """Whether both have one shape, from which the origin can be taken off."""
    shape = pair.base.shape
    fits = all(a in (1, b) for a, b in zip(np.shape(pair.origin)[::-1], shape[::-1], strict=False))
    return pair.yours.shape == shape and fits and np.ndim(pair.origin) <= len(shape)


def moves(pair: Pair) -> bool:
    return bool(right_step(pair).any())


def ratios_of(pairs: Sequence[Pair], enough: int = ENOUGH) -> np.ndarray | None:
    """Of each pair the number c with yours - origin = c (base - origin).

    None where some pair has no such number, or too few numbers bear it out. Nothing is said of a
    pair whose base is the origin: any multiple of zero is zero.
    """
    if not all(map(comparable, pairs)):
        return None
    moving = [pair for pair in pairs if moves(pair)]
    if not moving or not borne_out(map(right_step, moving), enough):
        return None
    if not all(pair.agrees for pair in pairs if not moves(pair)):
        return None
    ratios = [ratio(pair) for pair in moving]
    return None if None in ratios else np.array(ratios)


def ratio(pair: Pair) -> float | None:
    """The factor of one pair, if there is one."""
    if pair.base.shape != pair.yours.shape:
        return None
    right, given = right_step(pair), np.ravel(pair.yours - pair.origin).astype(float)
    largest = np.abs(right).max()
    c = float(right / largest @ given / (right / largest @ right))
    return c if given.any() and pair.same(c * right, given) else None


def close(ratios: np.ndarray, values: np.ndarray, exercise: Exercise) -> bool:
    return np.allclose(ratios, values, rtol=CLOSER * tolerance(exercise.precision), atol=0)


# ------------------------------------------------------------------ the names


def named_factors(pairs: Sequence[Pair]) -> Iterator[tuple[str, np.ndarray]]:
    """Factors with a name, the simplest first, each with its value in every case."""
    ones = np.ones(len(pairs))
    given = {name: np.array(values) for name, values in known_quantities(pairs).items()}
    given = {name: values for name, values in given.items() if values.all()}
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


def told(what: str, words: str, ratios: np.ndarray) -> Mistake:
    """A factor as a mistake; the hint says its number where it is the same in every case."""
    if words == "-1":
        return Mistake(
            f"{what} has the wrong sign",
            f"In every case {what} is exactly the opposite of the right one: look for a plus that "
            "should be a minus, or for a difference taken the other way round.",
        )
    constant = np.allclose(ratios, ratios[0]) and any(map(str.isalpha, words))
    here = f" (here that is {ratios[0]:.4g})" if constant else ""
    return Mistake(
        f"{what} is {words} times what it should be",
        f"In every case {what} is exactly {words} times the right one{here}. Look for a factor or "
        "a division that is missing, or that is there twice, and for a sum in place of a mean.",
    )
