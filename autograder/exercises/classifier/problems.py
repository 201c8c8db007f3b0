"""The cases of `logistic_loss` and `logistic_gradient`: weights, rows and labels."""

from functools import cache

import numpy as np

from autograder.comparing import same
from autograder.exercise import Answer, Case

LARGE = "large margins"
"""Margins of about a thousand, where exp(1000) is beyond any float."""

ALONE = "one row at large margins"
ZEROS = "rows of zeros"
"""Rows that say nothing: what remains depends on the weights alone."""


def problems(rng: np.random.Generator) -> list[Case]:
    """From one that can be done by hand to margins that overflow.

    Few shapes, in which n and d differ: JAX compiles anew for each.
    """
    by_hand = {
        "w": np.array([1.0, -1.0, 0.5]),
        "X": np.array([[2.0, 1, 2], [1, 3, 2], [-1, 1, 4], [0, 2, 2], [1, -1, -2]]),
        "y": np.array([1.0, -1.0, -1.0, 1.0, 1.0]),
    }
    one = {name: given[:1] if name != "w" else given for name, given in by_hand.items()}
    return [
        Case("five rows", by_hand),
        Case("one row", one),
        Case("twelve rows", drawn(rng, 12, 4)),
        Case("all weights zero", drawn(rng, 12, 4) | {"w": np.zeros(4)}),
        Case("701 rows of one feature", drawn(rng, 701, 1)),
        Case("five rows, clearly right", by_hand | {"X": CLEAR * by_hand["y"][:, None]}),
        Case("one row, clearly wrong", one | {"X": -CLEAR[3:4]}),
        Case("rows of zeros", by_hand | {"w": WIDE, "X": np.zeros((5, 3))}, kind=ZEROS),
        Case("five rows with large margins", far_off(rng), kind=LARGE),
        Case("one row at large margins", one | {"w": FAR, "X": np.ones((1, 3))}, kind=ALONE),
    ]


CLEAR = np.array([[2.0, -1, 0], [3, -1, 0], [2, -2, 2], [4, -1, 1], [5, -1, 2]])
"""Rows whose scores are 3, 4, 5, 5.5 and 7 at the weights (1, -1, 0.5)."""

WIDE = np.array([[0.0, 0, 0], [80, -50, 30]])
FAR = np.array([[-1500.0], [-900], [900]]) * [[0.5, 0.25, 0.25]]
"""Several weights in a case: it is asked at each of them."""


def drawn(rng: np.random.Generator, n: int, d: int) -> dict[str, np.ndarray]:
    """n rows of d features, both labels among them."""
    X = rng.normal(size=(n, d)).round(1)
    y = np.where(rng.random(n) < 0.4, 1.0, -1.0)
    y[:2] = 1.0, -1.0
    return {"w": rng.normal(size=d).round(1), "X": X, "y": y}


def far_off(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Five rows on the right and on the wrong side, most of them far from the boundary."""
    X = np.column_stack([rng.normal(size=(5, 2)).round(1), [1200.0, -900, 1500, -0.5, 0.5]])
    return {"w": np.array([0.5, -0.5, 1.0]), "X": X, "y": np.array([1.0, 1, -1, 1, -1])}


@cache
def small_problems() -> tuple[Case, ...]:
    """One to three rows of small whole numbers, for a person; the last with a large margin."""
    w, wide = np.array([1.0, -1.0]), np.array([1.0, -1.0, 1.0])
    one = {"w": w, "X": np.array([[3.0, 1.0]]), "y": np.array([-1.0])}
    two = {"w": w, "X": np.array([[3.0, 1.0], [1.0, 2.0]]), "y": np.array([1.0, -1.0])}
    three = {
        "w": wide,
        "X": np.array([[3.0, 1.0, 0.0], [1.0, 2.0, 2.0], [0.0, 2.0, 1.0]]),
        "y": np.array([1.0, -1.0, 1.0]),
    }
    large = {"w": w, "X": np.array([[1000.0, 0.0]])}
    return (
        Case("one row", one),
        Case("two rows", two),
        Case("three rows", three),
        Case("one row, a margin of -1000", large | {"y": np.array([-1.0])}, kind=LARGE),
        Case("one row, a margin of 1000", large | {"y": np.array([1.0])}, kind=LARGE),
    )


def quantities(case: Case) -> dict[str, float] | None:
    """What an answer may be too large by; large margins say nothing of factors."""
    n, d = case.inputs["X"].shape
    return None if case.kind in (LARGE, ALONE, ZEROS) else {"n": n, "d": d}


def arrays_changed(answer: Answer) -> str:
    """Which of the arrays that came in are not what they were, in words."""
    return " and ".join(answer.changed) or "none"


def of_weights_alone(
    given: np.ndarray, of_zeros: np.ndarray, right: np.ndarray, zero: float
) -> bool:
    """Whether an answer is right but for a term of the weights alone, which stays at rows of zeros.

    zero : what is right at rows of zeros
    """
    if given.shape != right.shape or of_zeros.shape != right.shape or same(given, right):
        return False
    more = of_zeros - zero
    return bool(np.abs(more).max() > 1e-12) and same(given - more, right)


def along(name: str) -> Case:
    """The single row x = 1 with the label +1, at many weights: the margin is the weight."""
    weights = np.linspace(-6, 6, 49)[:, None]
    return Case(name, {"w": weights, "X": np.ones((1, 1)), "y": np.ones(1)})
