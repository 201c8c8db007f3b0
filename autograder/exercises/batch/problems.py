"""Rows and weights on which the exercises are asked, from some that can be done by hand."""

from functools import cache

import numpy as np

from autograder.exercise import Answer, Case


def by_hand() -> dict[str, np.ndarray]:
    """Four rows of three whole numbers; the misses are 2, -3, 2 and -5."""
    X = [[1.0, 0.0, 2.0], [2.0, 1.0, -1.0], [0.0, 1.0, 3.0], [-1.0, 2.0, 1.0]]
    y = [1.0, 2.0, -1.0, 1.0]
    return {"w": np.array([1.0, -2.0, 1.0]), "X": np.array(X), "y": np.array(y)}


def at_lowest_cost() -> dict[str, np.ndarray]:
    """The same rows, without a miss: nothing moves, however small what is added to a gradient."""
    given = by_hand()
    return given | {"y": given["X"] @ given["w"]}


def drawn(rng: np.random.Generator, n: int, d: int) -> dict[str, np.ndarray]:
    """n rows of d features, targets far enough off that every row misses."""
    return {
        "w": rng.normal(size=d).round(1),
        "X": rng.normal(size=(n, d)).round(1),
        "y": (6 + 4 * rng.normal(size=n)).round(1),
    }


def far(rng: np.random.Generator, n: int, d: int) -> dict[str, np.ndarray]:
    """The same in units a thousand times finer: an answer with a largest number has it exceeded."""
    given = drawn(rng, n, d)
    return given | {"X": 10 * given["X"], "y": 1000 * given["y"]}


def near(rng: np.random.Generator, n: int, d: int) -> dict[str, np.ndarray]:
    """The same in coarse units: what is rounded, or too small for an answer, has changed."""
    given = drawn(rng, n, d)
    return given | {"X": given["X"] / 100, "y": given["y"] / 100}


def in_pairs(rng: np.random.Generator, n: int, d: int) -> dict[str, np.ndarray]:
    """Each row stands there twice, with different targets: their predictions are equal."""
    given = drawn(rng, n, d)
    return given | {"X": given["X"].repeat(2, axis=0)[:n]}


def many(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """As many rows as no size of blocks divides, of a single feature."""
    return drawn(rng, 701, 1)


def problems(rng: np.random.Generator) -> list[Case]:
    """Whole numbers first; then a single row, and numbers of rows and features that all differ."""
    return [
        Case("four rows of three", by_hand()),
        Case("a single row of three", drawn(rng, 1, 3)),
        Case("seven rows of four", drawn(rng, 7, 4)),
        Case("twelve rows of five", drawn(rng, 12, 5)),
        Case("six rows of four, large numbers", far(rng, 6, 4)),
        Case("six rows of four, small numbers", near(rng, 6, 4)),
        Case("six rows of four, two and two alike", in_pairs(rng, 6, 4)),
        Case("701 rows of one", many(rng)),
    ]


@cache
def small_problems() -> tuple[Case, ...]:
    """One to three rows of whole numbers, for a person."""
    w, row, more = [1.0, -1.0], [2.0, 1.0], [[1.0, 3.0], [-1.0, 2.0]]
    return (
        posed("one row", w, [row], [3.0]),
        posed("two rows", w, [row, more[0]], [3.0, -1.0]),
        posed("three rows", w, [row, *more], [3.0, -1.0, 1.0]),
        posed("one row far from its target", w, [[10.0, 20.0]], [-1000.0]),
        posed("one row, one feature", [1.0], [[2.0]], [-1.0]),
        posed("two equal rows", w, [row, row], [3.0, -1.0]),
    )


def posed(name: str, w: list, X: list, y: list, **more) -> Case:
    return Case(name, {"w": np.array(w), "X": np.array(X), "y": np.array(y)} | more)


def changed(answer: Answer) -> str:
    """Which arrays were not as they came any more."""
    return ", ".join(answer.changed) or "none"


def quantities(case: Case) -> dict[str, float]:
    """What an answer may be a multiple of."""
    n, d = case.inputs["X"].shape
    given = {"n": n, "d": d}
    return given | {"lr": case.inputs["lr"]} if "lr" in case.inputs else given
