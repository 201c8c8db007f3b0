"""The exercise `logistic_gradient`: which way the loss grows, and how fast."""

import numpy as np

from autograder.ask_training import with_and_without_features
from autograder.comparing import same
from autograder.exercise import UNEXPLAINED, Answer, Case, Exercise, Facts, Rule
from autograder.exercises.classifier.gradient_mistakes import GRADIENT_MISTAKES
from autograder.exercises.classifier.logistic_loss import drawn_over
from autograder.exercises.classifier.problems import (
    ALONE,
    LARGE,
    ZEROS,
    along,
    arrays_changed,
    of_weights_alone,
    problems,
    quantities,
    small_problems,
)
from autograder.exercises.mini_batch.written import signed, vector
from autograder.judge import LEFT_UNCHANGED
from autograder.verdict import number
from mbgd_lessons import logistic_gradient


def gradient_facts(case: Case, answer: Answer) -> Facts:
    """The gradient and where it points; at large margins it is a fact of its own."""
    if answer.raised:
        return {}
    given, changed = answer.values["result"], {"arrays changed": arrays_changed(answer)}
    w, X, y = case.inputs.values()
    name = OTHER_NAMES.get(case.kind, "the gradient")
    right = np.array([logistic_gradient(one, X, y) for one in w.reshape(-1, X.shape[1])])
    right = right.reshape(w.shape)
    if case.kind == ZEROS and given.any():
        return {name: "not zero"} | changed
    if of_weights_alone(given, answer.values["without features"], right, zero=0.0):
        words = {name: "the right one, and a term of the weights alone"}
        pointing = UNEXPLAINED + "another way"
    else:
        words, pointing = {name: given}, direction(given, right)
    if name == "the gradient" and w.ndim == 1:
        words["where it points"] = pointing
    return words | changed


OTHER_NAMES = {
    LARGE: "the gradient at large margins",
    ALONE: "the gradient of one row at large margins",
    ZEROS: "the gradient of rows of zeros",
}
"""What the gradient is called in cases of these kinds."""


def direction(given: np.ndarray, right: np.ndarray) -> str:
    """Where an answer points, in words."""
    if given.size != right.size or not (np.isfinite(given).all() and given.any()):
        return UNEXPLAINED + "nowhere"
    given = given.reshape(right.shape)
    along, steepest = given / np.linalg.norm(given), right / np.linalg.norm(right)
    if same(along, steepest):
        return "where the loss grows fastest"
    if same(along, -steepest):
        return "where the loss falls fastest"
    return UNEXPLAINED + "another way"


def gradient_written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The gradient of a case, row by row."""
    w, X, y = case.inputs.values()
    m = y * (X @ w)
    s = np.exp(-np.logaddexp(0, m))
    rows = -(y * s)[:, None] * X
    lines = [
        (
            f"row {i}",
            f"m = {number(m[i])},   s = 1 / (1 + exp({number(m[i])})) = {number(s[i])},   "
            f"-{signed(y[i])} · {number(s[i])} · {vector(X[i])} = {vector(rows[i])}",
        )
        for i in range(len(y))
    ]
    total = " + ".join(map(vector, rows))
    lines.append(("equation", "(sum of the rows' gradients) / (number of rows)"))
    lines.append(("expected", f"({total}) / {len(y)} = {vector(rows.mean(axis=0))}"))
    if not yours.raised and yours.values["result"].shape == w.shape:
        lines.append(("yours", vector(yours.values["result"])))
    return lines


def gradient_drawn(case: Case, expected: Answer, yours: Answer) -> tuple[str, ...]:
    """The gradient of one row against its margin, over the expected one."""
    right, given = (np.ravel(answer.values["result"]) for answer in (expected, yours))
    return drawn_over(case, right, given, "gradient of one row")


LOGISTIC_GRADIENT = Exercise(
    name="logistic_gradient",
    points=4,
    cases=problems,
    ask=with_and_without_features,
    facts=gradient_facts,
    reference=logistic_gradient,
    rules=(
        Rule("direction", "it points where the loss grows fastest", 1, ("where it points",)),
        Rule(
            "gradient",
            "it is the mean over the rows of -y times the wrong label's probability times the row",
            1.5,
            ("the gradient", OTHER_NAMES[ZEROS]),
        ),
        Rule(
            "large",
            "finite and right at any margin, be it 1000 or -1000",
            1,
            (OTHER_NAMES[LARGE], OTHER_NAMES[ALONE]),
            after=("gradient",),
        ),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            0.5,
            ("arrays changed", LEFT_UNCHANGED),
            after=("gradient",),
        ),
    ),
    misconceptions=GRADIENT_MISTAKES,
    small=small_problems,
    written=gradient_written,
    pictured=along("one row at many margins"),
    picture=gradient_drawn,
    quantities=quantities,
    what="the gradient",
)
