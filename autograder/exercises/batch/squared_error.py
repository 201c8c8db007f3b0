"""The exercise `squared_error`: the cost of the lesson."""

import numpy as np

from autograder.ask import call
from autograder.exercise import Answer, Case, Exercise, Facts, Rule
from autograder.exercises.batch.cost_mistakes import COST_MISTAKES
from autograder.exercises.batch.problems import changed, problems, quantities, small_problems
from autograder.exercises.batch.written import cost_written
from mbgd_lessons import squared_error


def cost_facts(case: Case, answer: Answer) -> Facts:
    """The cost; one number in an array of any shape is that number."""
    if answer.raised:
        return {}
    cost = answer.values["result"]
    number = cost.reshape(()) if cost.size == 1 else cost
    return {"the cost": number, "arrays changed": changed(answer)}


def written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The cost of a case with its numbers."""
    given = np.array(np.nan) if yours.raised else yours.values["result"]
    return cost_written(*case.inputs.values(), given)


SQUARED_ERROR = Exercise(
    name="squared_error",
    points=2,
    cases=problems,
    ask=call,
    facts=cost_facts,
    reference=squared_error,
    rules=(
        Rule("cost", "the mean over the rows of (prediction - target)²", 1.5, ("the cost",)),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            0.5,
            ("arrays changed",),
            after=("cost",),
        ),
    ),
    misconceptions=COST_MISTAKES,
    small=small_problems,
    written=written,
    quantities=quantities,
    what="the cost",
)
