"""The exercise `minibatch_step`: the equation of the lesson."""

from functools import cache

import numpy as np

from autograder.ask import call
from autograder.exercise import Answer, Case, Exercise, Facts, Rule
from autograder.exercises.mini_batch.minibatch_step_mistakes import MISTAKES
from autograder.exercises.mini_batch.written import step_written
from autograder.judge import LEFT_UNCHANGED
from mbgd_lessons import minibatch_step


def steps_to_take(rng: np.random.Generator) -> list[Case]:
    """Problems with rows to step on, from one that can be done by hand to a larger one."""
    X = np.array([[1.0, 2.0], [3.0, -1.0], [-2.0, 1.0], [1.0, 1.0], [0.0, 4.0]])
    y = np.array([3.0, -1.0, 5.0, 2.0, -2.0])
    by_hand = {"w": np.array([1.0, -1.0]), "X": X, "y": y}
    larger = {
        "w": rng.normal(size=3),
        "X": rng.normal(size=(12, 3)),
        "y": 3 * rng.normal(size=12),
    }
    large = larger | {"X": 10 * larger["X"], "y": 2000 * larger["y"]}
    # As many rows as no size of blocks divides, of a single feature.
    many = {"w": rng.normal(size=1), "X": rng.normal(size=(701, 1)), "y": rng.normal(size=701)}
    # Without a miss nothing moves, however small what is added to the gradient.
    lowest = by_hand | {"y": X @ by_hand["w"]}
    batch = rng.choice(12, size=5, replace=False)
    return [
        Case("three of five rows", by_hand | {"rows": np.array([3, 0, 4]), "lr": 0.25}),
        Case("one row", by_hand | {"rows": np.array([2]), "lr": 0.25}),
        Case("five of twelve rows", larger | {"rows": batch, "lr": 0.2}),
        Case("one of twelve rows", larger | {"rows": batch[:1], "lr": 0.2}),
        Case("all twelve rows", larger | {"rows": rng.permutation(12), "lr": 0.1}),
        Case("five of twelve rows, large numbers", large | {"rows": batch, "lr": 0.05}),
        Case("503 rows of one", many | {"rows": rng.permutation(701)[:503], "lr": 0.2}),
        Case("at the lowest cost", lowest | {"rows": np.array([3, 0, 4]), "lr": 50.0}),
    ]


def step_facts(case: Case, answer: Answer) -> Facts:
    """The new weights; those after a batch of one row stand for the short last batch."""
    if answer.raised:
        return {}
    single = len(case.inputs["rows"]) == 1
    name = "weights after a batch of one row" if single else "weights after the step"
    return {name: answer.values["result"]}


@cache
def small_steps() -> tuple[Case, ...]:
    """Steps on one to three rows of whole numbers, for a person."""
    w, lr = np.array([1.0, -1.0]), 0.5
    one = {"w": w, "X": np.array([[2.0, 1.0]]), "y": np.array([3.0])}
    far = {"w": w, "X": np.array([[10.0, 20.0]]), "y": np.array([-1000.0])}
    two = {"w": w, "X": np.array([[2.0, 1.0], [1.0, 3.0]]), "y": np.array([3.0, -1.0])}
    three = {
        "w": w,
        "X": np.array([[2.0, 1.0], [1.0, 3.0], [-1.0, 2.0]]),
        "y": np.array([3.0, -1.0, 1.0]),
    }
    return (
        Case("the only row", one | {"rows": np.array([0]), "lr": lr}),
        Case("both rows of two", two | {"rows": np.array([0, 1]), "lr": lr}),
        Case("the second row of two", two | {"rows": np.array([1]), "lr": lr}),
        Case("two rows of three", three | {"rows": np.array([2, 0]), "lr": lr}),
        Case("three rows of three", three | {"rows": np.array([0, 1, 2]), "lr": lr}),
        Case("one row far from its target", far | {"rows": np.array([0]), "lr": 0.001}),
    )


def written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The step of a case with its numbers."""
    given = np.array(np.nan) if yours.raised else yours.values["result"]
    w, X, y, rows, lr = case.inputs.values()
    return step_written(w, X, y, rows, lr, given)


def quantities(case: Case) -> dict[str, float]:
    """What a step may be too long by."""
    n, d = case.inputs["X"].shape
    return {"B": len(case.inputs["rows"]), "n": n, "d": d, "lr": case.inputs["lr"]}


MINIBATCH_STEP = Exercise(
    name="minibatch_step",
    points=4,
    cases=steps_to_take,
    ask=call,
    facts=step_facts,
    reference=minibatch_step,
    rules=(
        Rule(
            "step",
            "the weights after one step: W - lr * (sum of the gradients) / (size of the batch)",
            2,
            ("weights after the step",),
        ),
        Rule(
            "short",
            "a batch of a single row, as the last one of an epoch may be, gives its own step",
            1,
            ("weights after a batch of one row",),
            after=("step",),
        ),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            1,
            (LEFT_UNCHANGED,),
            after=("step",),
        ),
    ),
    misconceptions=MISTAKES,
    small=small_steps,
    written=written,
    quantities=quantities,
    origin=lambda case: case.inputs["w"],
    what="the step",
)
