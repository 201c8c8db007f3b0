"""The exercise `batch_step`: the update."""

from functools import cache

import numpy as np

from autograder.ask import call
from autograder.exercise import Answer, Case, Exercise, Facts, Rule
from autograder.exercises.batch.problems import (
    at_lowest_cost,
    by_hand,
    changed,
    drawn,
    far,
    many,
    near,
    posed,
    quantities,
    small_problems,
)
from autograder.exercises.batch.step_mistakes import STEP_MISTAKES
from autograder.exercises.batch.written import step_written
from mbgd_lessons import batch_step


def steps_to_take(rng: np.random.Generator) -> list[Case]:
    """Other rows, features and learning rates each time, so that factors can be told apart."""
    return [
        Case("four rows of three", by_hand() | {"lr": 0.25}),
        Case("a single row of three", drawn(rng, 1, 3) | {"lr": 0.3}),
        Case("seven rows of four", drawn(rng, 7, 4) | {"lr": 0.2}),
        Case("twelve rows of five", drawn(rng, 12, 5) | {"lr": 0.05}),
        Case("six rows of four, large numbers", far(rng, 6, 4) | {"lr": 0.1}),
        Case("six rows of four, small numbers", near(rng, 6, 4) | {"lr": 0.3}),
        Case("701 rows of one", many(rng) | {"lr": 0.1}),
        Case("four rows of three, at the lowest cost", at_lowest_cost() | {"lr": 50.0}),
    ]


def step_facts(case: Case, answer: Answer) -> Facts:
    """Where the step arrives."""
    if answer.raised:
        return {}
    return {"weights after the step": answer.values["result"], "arrays changed": changed(answer)}


@cache
def small_steps() -> tuple[Case, ...]:
    """The small problems with a learning rate."""
    return tuple(posed(case.name, **case.inputs, lr=0.5) for case in small_problems())


def written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The step of a case with its numbers."""
    given = np.array(np.nan) if yours.raised else yours.values["result"]
    return step_written(*case.inputs.values(), given)


BATCH_STEP = Exercise(
    name="batch_step",
    points=3,
    cases=steps_to_take,
    ask=call,
    facts=step_facts,
    reference=batch_step,
    rules=(
        Rule(
            "step",
            "the weights after one step: w - lr * (the gradient at w)",
            2,
            ("weights after the step",),
        ),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            1,
            ("arrays changed",),
            after=("step",),
        ),
    ),
    misconceptions=STEP_MISTAKES,
    small=small_steps,
    written=written,
    quantities=quantities,
    origin=lambda case: case.inputs["w"],
    what="the step",
)
