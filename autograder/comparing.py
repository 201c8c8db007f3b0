"""When two facts agree."""

import numpy as np

AllFacts = dict[tuple[str, str], np.ndarray]
"""(case name, fact name) -> value, over all cases."""

MOST_UNITS = 1_000
"""Rounding that is no mistake, in units in the last place.

A sum of k products is off by at most k units relative to the sum of their sizes (Higham, Accuracy
and Stability of Numerical Algorithms, 2002, section 3.1). No case has sums of more than a hundred
terms or results of more than ten sums in a row.
"""


def tolerance(precision: type[np.floating] = np.float32) -> float:
    """The largest difference that is rounding, relative to the largest number.

    1.2e-4 in single precision: an answer may be computed in it, whatever type it then has, as JAX
    does unless told otherwise. 2.2e-13 where an exercise asks for double precision.
    """
    return MOST_UNITS * float(np.finfo(precision).eps)


def same(
    a: np.ndarray | None, b: np.ndarray | None, precision: type[np.floating] = np.float32
) -> bool:
    """Whether two facts agree.

    Words, truth values and whole numbers agree when they are equal; floating numbers when they have
    the same shape and differ by rounding only. A single number may have the shape () or (1,): an
    exercise that wants one of them only says so with a fact in words.
    """
    if a is None or b is None:
        return a is b
    if not same_shape(a, b):
        return False
    if not {a.dtype.kind, b.dtype.kind} <= set("iuf"):
        return a.dtype.kind == b.dtype.kind and bool(np.all(a == b))
    if "f" not in a.dtype.kind + b.dtype.kind:
        return bool(np.all(a == b))
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return bool(np.all((a == b) | (np.isnan(a) & np.isnan(b))))
    scale = float(max(np.abs(a).max(initial=0), np.abs(b).max(initial=0)))
    return bool(np.all(np.abs(a - b) <= tolerance(precision) * scale))


def same_shape(a: np.ndarray, b: np.ndarray) -> bool:
    """Whether two shapes are the same; () and (1,) both are a single number's."""
    return a.shape == b.shape or {a.shape, b.shape} == {(), (1,)}
