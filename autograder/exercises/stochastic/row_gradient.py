"""The exercise `row_gradient`: the gradient of one row's squared error."""

from functools import cache

import numpy as np

from autograder.ask import call
from autograder.exercise import UNEXPLAINED, Answer, Case, Exercise, Facts, Rule
from autograder.exercises.mini_batch.written import signed, vector
from autograder.exercises.stochastic.row_gradient_mistakes import MISTAKES
from autograder.verdict import number
from mbgd_lessons import row_gradient

CHANGED = "arrays changed"


def rows_to_derive(rng: np.random.Generator) -> list[Case]:
    """Rows from the middle and from both ends, of data with more rows than features and fewer."""
    X = np.array([[1.0, 2.0, -1.0], [3.0, -1.0, 2.0], [-2.0, 1.0, 1.0], [1.0, 1.0, 3.0]])
    by_hand = {"w": np.array([1.0, -1.0, 2.0]), "X": X, "y": np.array([3.0, 1.0, -4.0, 9.0])}
    tall, wide = drawn(rng, n=12, d=3), drawn(rng, n=4, d=5)
    near = wide | {"y": wide["X"] @ wide["w"] + np.array([0.3, -0.2, 0.4, 0.25])}
    middle = int(rng.integers(1, 11))
    return [
        Case("row 1 of four", by_hand | {"i": 1}),
        Case("row 3 of four, the last", by_hand | {"i": 3}),
        Case("row 0 of twelve", tall | {"i": 0}),
        Case(f"row {middle} of twelve", tall | {"i": middle}),
        Case("row 2 of four, five features", wide | {"i": 2}),
        Case("row 1 of four, large numbers", wide | {"y": 1000 * wide["y"], "i": 1}),
        Case("row 0 of four, close to its target", near | {"i": 0}),
        Case("row 3 of six, one feature", drawn(rng, n=6, d=1) | {"i": 3}),
    ]


def drawn(rng: np.random.Generator, n: int, d: int) -> dict[str, np.ndarray]:
    """n rows of d features, and targets far enough off that every row has a gradient."""
    return {"w": rng.normal(size=d), "X": rng.normal(size=(n, d)), "y": 5 + rng.normal(size=n)}


@cache
def small_rows() -> tuple[Case, ...]:
    """Rows of small whole numbers, for a person."""
    w = np.array([1.0, -1.0, 1.0])
    X = np.array([[2.0, 1.0, 3.0], [1.0, -2.0, 1.0], [3.0, 2.0, 1.0]])
    y = np.array([7.0, 2.0, 5.0])
    return tuple(
        Case(name, {"w": w, "X": X[:n], "y": y[:n], "i": i})
        for name, n, i in (
            ("the only row", 1, 0),
            ("the second row of two", 2, 1),
            ("the first row of two", 2, 0),
            ("the second row of three", 3, 1),
        )
    )


def gradient_facts(case: Case, answer: Answer) -> Facts:
    """The gradient as it came, and whether it points the right way, whatever its length."""
    facts = {CHANGED: ", ".join(answer.changed) or "none"}
    if not answer.raised:
        given = facts["gradient"] = answer.values["result"]
        facts["direction"] = direction(given, **case.inputs)
    return facts


def direction(
    given: np.ndarray, w: np.ndarray, X: np.ndarray, y: np.ndarray, i: int
) -> np.ndarray | str:
    """Which way a gradient points, in words."""
    uphill = (X[i] @ w - y[i]) * X[i]
    if given.shape != uphill.shape or not np.isfinite(given).all():
        return UNEXPLAINED + "not one number a weight"
    with np.errstate(over="ignore"):
        along = uphill @ given
        parallel = np.isclose(abs(along), np.linalg.norm(uphill) * np.linalg.norm(given), rtol=1e-6)
    if not parallel or not along:
        return UNEXPLAINED + "neither uphill nor downhill on the cost of row i"
    return "uphill on the cost of row i" if along > 0 else "downhill on the cost of row i"


def written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The equation with the numbers of a case."""
    w, X, y, i = case.inputs.values()
    lines = [
        ("prediction", f"{vector(X[i])} · {vector(w)} = {number(X[i] @ w)}"),
        ("equation", "2 · (prediction - target) · features"),
        ("", f"2 · ({number(X[i] @ w)} - {signed(y[i])}) · {vector(X[i])}"),
        ("expected", vector(expected.values["result"])),
    ]
    if not yours.raised and yours.values["result"].shape == w.shape:
        lines.append(("yours", vector(yours.values["result"])))
    return lines


ROW_GRADIENT = Exercise(
    name="row_gradient",
    points=3,
    cases=rows_to_derive,
    ask=call,
    facts=gradient_facts,
    reference=row_gradient,
    rules=(
        Rule("direction", "it points the way in which the cost of row i grows", 1, ("direction",)),
        Rule("length", "it is as long as the derivative says", 1, ("gradient",)),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            1,
            (CHANGED,),
            after=("direction",),
        ),
    ),
    misconceptions=MISTAKES,
    small=small_rows,
    written=written,
    quantities=lambda case: dict(zip("nd", case.inputs["X"].shape, strict=True)),
    what="the gradient",
)
