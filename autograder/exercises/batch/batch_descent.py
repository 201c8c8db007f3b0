"""The exercise `batch_descent`: the path of the weights."""

from functools import cache

import numpy as np

from autograder.ask import call
from autograder.comparing import same
from autograder.exercise import UNEXPLAINED, Answer, Case, Exercise, Facts, Rule
from autograder.exercises.batch.path_drawn import path_drawn
from autograder.exercises.batch.path_mistakes import PATH_MISTAKES
from autograder.exercises.batch.problems import by_hand, changed, drawn, far, posed, quantities
from autograder.exercises.batch.written import gradient, path_written
from mbgd_lessons import batch_descent

STILL = "nothing moves"


def descents(rng: np.random.Generator) -> list[Case]:
    """Short and long paths, a diverging one, one that starts at the lowest point, and no step.

    All have three features, so that a list which is kept from call to call stays an array.
    """
    X = np.array([[3.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 2.0], [0.0, 0.0, 0.0]])
    w = np.array([2.0, -1.0, 3.0])
    lowest = {"w": w, "X": X, "y": X @ w}
    return [
        Case("four rows of three, two steps", by_hand() | {"lr": 0.125, "steps": 2}),
        Case("seven rows of three, five steps", drawn(rng, 7, 3) | {"lr": 0.1, "steps": 5}),
        Case("a single row of three", drawn(rng, 1, 3) | {"lr": 0.05, "steps": 3}),
        Case("ten rows of three, four steps", drawn(rng, 10, 3) | {"lr": 0.05, "steps": 4}),
        Case("a learning rate that is too large", by_hand() | {"lr": 0.5, "steps": 14}),
        Case("ten rows of three, large numbers", far(rng, 10, 3) | {"lr": 0.001, "steps": 3}),
        Case("a start at the lowest point", lowest | {"lr": 0.2, "steps": 3}, kind=STILL),
        Case("no step at all", by_hand() | {"lr": 0.125, "steps": 0}),
    ]


def path_facts(case: Case, answer: Answer) -> Facts:
    """The path, whether each row follows from the row before, and what became of the inputs."""
    if answer.raised:
        return {}
    path = answer.values["result"]
    facts = {"the path": path, "arrays changed": changed(answer)}
    if case.inputs["steps"]:
        facts["from each row to the next"] = between_rows(case, path)
    return facts


def between_rows(case: Case, path: np.ndarray) -> str:
    """Whether the rows are one step apart, wherever the path begins and ends."""
    w, X, y, lr, _ = case.inputs.values()
    if path.ndim != 2 or path.shape[1:] != w.shape or not np.isfinite(path).all():
        return UNEXPLAINED + "no path"
    arrived = [before - lr * gradient(before, X, y) for before in path[:-1]]
    apart = all(same(a, b) for a, b in zip(arrived, path[1:], strict=True))
    return "one step" if arrived and apart else UNEXPLAINED + "something else"


@cache
def small_descents() -> tuple[Case, ...]:
    """Paths of one to three rows of whole numbers, for a person."""
    one = [0.0], [[1.0]], [2.0]
    two = [0.0], [[1.0], [2.0]], [3.0, 1.0]
    three = [1.0, -1.0], [[2.0, 1.0], [1.0, 3.0], [-1.0, 2.0]], [3.0, -1.0, 1.0]
    return (
        posed("one row, one step", *one, lr=0.25, steps=1),
        posed("one row, two steps", *one, lr=0.25, steps=2),
        posed("two rows, two steps", *two, lr=0.25, steps=2),
        posed("three rows of two, two steps", *three, lr=0.25, steps=2),
        posed("one row at its target, two steps", [2.0], *one[1:], lr=0.25, steps=2),
        posed("one row, a large learning rate", *one, lr=1.5, steps=3),
        posed(
            "one row far from its target, one step", [0.0], [[10.0]], [2000.0], lr=0.001, steps=1
        ),
        posed("no step", *one, lr=0.25, steps=0),
    )


def factors_told(case: Case) -> dict[str, float] | None:
    """What a way may be too long by; where nothing moves, any multiple is as good."""
    if case.kind == STILL:
        return None
    return quantities(case) | {"steps": case.inputs["steps"]}


def written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The steps of a case with their numbers."""
    given = np.array(np.nan) if yours.raised else yours.values["result"]
    return path_written(*case.inputs.values(), given)


PATH = posed(
    "four rows of two, eight steps",
    [4.0, -3.0],
    [[1.0, 1.0], [3.0, 1.0], [-2.0, 1.0], [2.0, 1.0]],
    [4.0, 9.0, -2.0, 3.0],
    lr=0.15,
    steps=8,
)


def picture(case: Case, expected: Answer, yours: Answer) -> tuple[str, ...]:
    """The student's path over the expected one, on the contours of the cost."""
    X, y = case.inputs["X"], case.inputs["y"]
    return path_drawn(X, y, expected.values["result"], yours.values["result"])


BATCH_DESCENT = Exercise(
    name="batch_descent",
    points=4,
    cases=descents,
    ask=call,
    facts=path_facts,
    reference=batch_descent,
    rules=(
        Rule(
            "path",
            "the path starts with w and holds the weights after every step: shape (steps + 1, d)",
            1,
            ("the path",),
        ),
        Rule(
            "steps",
            "each row of the path is one step on from the row before it",
            2,
            ("from each row to the next",),
        ),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            1,
            ("arrays changed",),
            after=("steps",),
        ),
    ),
    misconceptions=PATH_MISTAKES,
    small=small_descents,
    written=written,
    pictured=PATH,
    picture=picture,
    quantities=factors_told,
    origin=lambda case: case.inputs["w"],
    what="the way from w",
    paths=("the path",),
)
