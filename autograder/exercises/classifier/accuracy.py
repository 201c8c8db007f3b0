"""The exercise `accuracy`: how often the sign of the score is the label."""

from functools import cache

import numpy as np

from autograder.ask import call
from autograder.exercise import Answer, Case, Exercise, Facts, Rule
from autograder.exercises.classifier.accuracy_mistakes import ACCURACY_MISTAKES
from autograder.exercises.classifier.problems import arrays_changed, drawn
from autograder.judge import LEFT_UNCHANGED
from autograder.verdict import number
from mbgd_lessons import accuracy

ZERO = "a margin of zero"
"""Cases in which some rows lie on the boundary."""


def rows_to_label(rng: np.random.Generator) -> list[Case]:
    """Rows on both sides, with more of one label; then rows on the boundary itself."""
    by_hand = {
        "w": np.array([1.0, -1.0, 2.0]),
        "X": np.array([[2.0, 1, 1], [1, 2, -1], [1, 3, 4], [-2, 1, -1], [0.5, 0.25, 0]]),
        "y": np.array([1.0, -1.0, -1.0, 1.0, 1.0]),
    }
    boundary = by_hand | {
        "X": np.array([[1.0, 1, 0], [2, 4, 1], [1, 3, 1], [3, 1, 2], [1, 2, 0]]),
        "y": np.array([1.0, 1, -1, 1, -1]),
    }
    one = {"w": np.array([1.0, 1.0, -3.0]), "X": np.ones((1, 3)), "y": np.ones(1)}
    zeros = drawn(rng, 12, 4) | {"w": np.zeros(4)}
    return [
        Case("five rows", by_hand),
        Case("twelve rows", mixed(rng, 12, 4, right=8)),
        Case("twelve rows, few of them right", mixed(rng, 12, 4, right=3)),
        Case("twelve rows, all of them right", mixed(rng, 12, 4, right=12)),
        Case("one row on the wrong side", one),
        Case("five rows close to the boundary", by_hand | {"X": CLOSE, "y": np.array(LABELS)}),
        Case("five rows, three of them on the boundary", boundary, kind=ZERO),
        Case("all weights zero", zeros, kind=ZERO),
        # Shares of batches of 32, 50, 64 rows ... are not all means of as many rows.
        Case("277 rows", clear(mixed(rng, 300, 3, right=160), 277)),
    ]


CLOSE = np.array([[0.0, 0.6, 0], [0, 0.3, 0], [0.7, 0, 0], [1e-4, 0, 0], [0, 1e-4, 0]])
LABELS = [-1.0, -1, 1, 1, -1]
"""Scores of -0.6, -0.3, 0.7, 0.0001 and -0.0001 at the weights (1, -1, 2), all of them right."""


def mixed(rng: np.random.Generator, n: int, d: int, right: int) -> dict[str, np.ndarray]:
    """Random rows of which so many get their own label: about two thirds of them a -1.

    The first and the last row are one right and one wrong where there are both.
    """
    given = drawn(rng, n, d)
    given["w"] = given["w"] + 0.05  # no score is zero by chance of rounding
    score = given["X"] @ given["w"]
    turned = np.where(rng.random(n) < 2 / 3, -1.0, 1.0) * np.sign(score)
    given["X"] = given["X"] * turned[:, None]
    label = np.where(given["X"] @ given["w"] > 0, 1.0, -1.0)
    wrong = np.arange(n) >= right
    given["y"] = np.where(wrong, -label, label)
    return given


def clear(given: dict[str, np.ndarray], n: int) -> dict[str, np.ndarray]:
    """The first n rows that do not lie on the boundary by chance, where rounding would decide."""
    off = np.abs(given["X"] @ given["w"]) > 1e-3
    return given | {"X": given["X"][off][:n], "y": given["y"][off][:n]}


def accuracy_facts(case: Case, answer: Answer) -> Facts:
    """The share; where rows lie on the boundary it is a fact of its own."""
    if answer.raised:
        return {}
    given = answer.values["result"]
    name = "the share, some margins zero" if case.kind == ZERO else "the share of right labels"
    share = given.astype(float)  # one out of one may come as an integer or a truth value
    return {
        name: share.reshape(()) if share.size == 1 else share,
        "arrays changed": arrays_changed(answer),
    }


@cache
def small_rows() -> tuple[Case, ...]:
    """One to three rows, for a person; the last ones on the boundary."""
    w = np.array([1.0, -1.0])
    three = {"w": w, "X": np.array([[3.0, 1.0], [1.0, 2.0], [2.0, 1.0]])}
    return (
        Case("one row", {"w": w, "X": np.array([[3.0, 1.0]]), "y": np.ones(1)}),
        Case("three rows", three | {"y": np.array([1.0, 1.0, -1.0])}),
        Case("three rows, other labels", three | {"y": np.array([1.0, -1.0, -1.0])}),
        Case("one row on the boundary", {"w": w, "X": np.ones((1, 2)), "y": np.ones(1)}, kind=ZERO),
        Case("another one", {"w": w, "X": np.ones((1, 2)), "y": -np.ones(1)}, kind=ZERO),
    )


def accuracy_written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """Each row's score, its label and whether that is right."""
    w, X, y = case.inputs.values()
    scores = X @ w
    given = np.where(scores >= 0, 1, -1)
    lines = [
        (
            f"row {i}",
            f"x · w = {number(scores[i])}, so {given[i]:+d}; "
            f"the label is {y[i]:+g}: {'right' if given[i] == y[i] else 'wrong'}",
        )
        for i in range(len(y))
    ]
    count = np.sum(given == y)
    lines.append(("expected", f"{count} / {len(y)} = {number(count / len(y))}"))
    if not yours.raised and yours.values["result"].size == 1:
        lines.append(("yours", number(float(yours.values["result"].reshape(())))))
    return lines


ACCURACY = Exercise(
    name="accuracy",
    points=2,
    cases=rows_to_label,
    ask=call,
    facts=accuracy_facts,
    reference=accuracy,
    rules=(
        Rule(
            "share",
            "the share of rows whose score has the sign of the label",
            1,
            ("the share of right labels",),
        ),
        Rule(
            "zero",
            "a margin of zero counts as +1",
            0.5,
            ("the share, some margins zero",),
            after=("share",),
        ),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            0.5,
            ("arrays changed", LEFT_UNCHANGED),
            after=("share",),
        ),
    ),
    misconceptions=ACCURACY_MISTAKES,
    small=small_rows,
    written=accuracy_written,
    quantities=lambda case: dict(zip(("n", "d"), case.inputs["X"].shape, strict=True)),
    what="the share",
)
