"""The exercise `squared_error_gradient`: the slope of the cost."""

import numpy as np

from autograder.ask import call
from autograder.comparing import same
from autograder.exercise import UNEXPLAINED, Answer, Case, Exercise, Facts, Rule
from autograder.exercises.batch.gradient_mistakes import GRADIENT_MISTAKES
from autograder.exercises.batch.problems import changed, problems, quantities, small_problems
from autograder.exercises.batch.written import gradient, gradient_written
from mbgd_lessons import squared_error_gradient


def gradient_facts(case: Case, answer: Answer) -> Facts:
    """The gradient's numbers, its direction, and the shape that the numbers came in."""
    if answer.raised:
        return {}
    given, right = answer.values["result"], gradient(**case.inputs)
    flat = given.reshape(right.shape) if given.size == right.size else given
    return {
        "the gradient": flat,
        "the way it points": direction(flat, right),
        "its shape": shape(given, flat, right),
        "arrays changed": changed(answer),
    }


def shape(given: np.ndarray, flat: np.ndarray, right: np.ndarray) -> str:
    """The shape of right numbers; of others only whether it is that of the weights."""
    if given.shape == right.shape or same(flat, right):
        return f"{given.shape}"
    return UNEXPLAINED + "not that of the weights"


def direction(given: np.ndarray, right: np.ndarray) -> str:
    """Where an answer points, in words."""
    if given.shape != right.shape or not (np.isfinite(given).all() and given.any()):
        return UNEXPLAINED + "nowhere"
    along, steepest = given / np.linalg.norm(given), right / np.linalg.norm(right)
    if same(along, steepest):
        return "where the cost grows fastest"
    if same(along, -steepest):
        return "where the cost falls fastest"
    return UNEXPLAINED + "another way"


def written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The gradient of a case with its numbers."""
    given = np.array(np.nan) if yours.raised else yours.values["result"]
    return gradient_written(*case.inputs.values(), given)


SQUARED_ERROR_GRADIENT = Exercise(
    name="squared_error_gradient",
    points=4,
    cases=problems,
    ask=call,
    facts=gradient_facts,
    reference=squared_error_gradient,
    rules=(
        Rule(
            "gradient",
            "the gradient: (2/n) times the sum over the rows of (prediction - target) times the "
            "row",
            2,
            ("the gradient",),
        ),
        Rule("direction", "its direction: where the cost grows fastest", 1, ("the way it points",)),
        Rule("shape", "its shape: that of the weights, (d,)", 0.5, ("its shape",), ("gradient",)),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            0.5,
            ("arrays changed",),
            after=("gradient",),
        ),
    ),
    misconceptions=GRADIENT_MISTAKES,
    small=small_problems,
    written=written,
    quantities=quantities,
    what="the gradient",
)
