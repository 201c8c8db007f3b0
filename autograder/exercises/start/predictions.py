"""The exercise `predictions`: what a linear model predicts, row by row."""

from functools import cache

import numpy as np

from autograder.ask import call
from autograder.comparing import same
from autograder.exercise import UNEXPLAINED, Answer, Case, Exercise, Facts, Rule
from autograder.exercises.start.predictions_mistakes import MISTAKES
from autograder.verdict import number
from mbgd_lessons import predictions


def models(rng: np.random.Generator) -> list[Case]:
    """Whole numbers first; then a square X, a single row, and n and d that differ.

    Only a square X can be multiplied from the wrong side. No column holds ones alone, so that a
    weight which is taken for the intercept is seen.
    """
    return [
        posed("two rows of three", [2, -1, 3], [[1, 0, 2], [4, 1, -1]]),
        posed("three rows of three", [1, -2, 2], [[3, 1, 0], [-1, 2, 4], [2, -3, 5]]),
        drawn("a single row of four", rng, 1, 4),
        drawn("seven rows of two", rng, 7, 2),
        drawn("five rows of eight", rng, 5, 8),
        drawn("four rows of two, small weights", rng, 4, 2, size=0.01),
    ]


def drawn(name: str, rng: np.random.Generator, n: int, d: int, size: float = 3.0) -> Case:
    """Decimals. Small weights show what is rounded: the predictions are small then, too."""
    return Case(name, {"w": size * rng.normal(size=d), "X": 2 + 5 * rng.normal(size=(n, d))})


def posed(name: str, w: list, X: list) -> Case:
    return Case(name, {"w": np.array(w, dtype=float), "X": np.array(X, dtype=float)})


@cache
def small_models() -> tuple[Case, ...]:
    """One to three rows of whole numbers, for a person."""
    w, rows = [2, -1], [[3, 1], [1, 4], [-2, 5]]
    return (
        posed("one row", w, rows[:1]),
        posed("two rows", w, rows[:2]),
        posed("three rows", w, rows),
        posed("three rows, a small weight", [0.25, -1], rows),
    )


def prediction_facts(case: Case, answer: Answer) -> Facts:
    """The numbers, the shape that they came in, and what became of the inputs."""
    if answer.raised:
        return {}
    given, right = answer.values["result"], case.inputs["X"] @ case.inputs["w"]
    flat = given.reshape(right.shape) if given.size == right.size else given
    known = given.shape == right.shape or same(flat, right)
    return {
        "the predictions": flat,
        "their shape": f"{given.shape}" if known else UNEXPLAINED + "not one number a row",
        "arrays changed": ", ".join(answer.changed) or "none",
    }


def written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The products of each row, and the student's number where there is one a row."""
    w, X = case.inputs["w"], case.inputs["X"]
    right, given = expected.values["result"], yours.values.get("result", np.array([]))
    lines = [("equation", "each feature times its weight, the products added up")]
    for i, row in enumerate(X):
        products = " + ".join(f"{factor(x)} · {factor(v)}" for x, v in zip(row, w, strict=True))
        said = f"{products} = {number(right[i])}"
        if given.shape == right.shape:
            said += f"   yours: {number(given[i])}"
        lines.append((f"row {i}", said))
    return lines


def factor(x: float) -> str:
    """A number as a factor: negative ones in parentheses."""
    return number(x) if x >= 0 else f"({number(x)})"


PREDICTIONS = Exercise(
    name="predictions",
    points=2,
    cases=models,
    ask=call,
    facts=prediction_facts,
    reference=predictions,
    rules=(
        Rule("numbers", "each row's prediction", 1, ("the predictions",)),
        Rule("shape", "one number a row: shape (n,)", 0.5, ("their shape",), after=("numbers",)),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            0.5,
            ("arrays changed",),
            after=("numbers",),
        ),
    ),
    misconceptions=MISTAKES,
    small=small_models,
    written=written,
    quantities=lambda case: dict(zip("nd", case.inputs["X"].shape, strict=True)),
    what="the prediction",
)
