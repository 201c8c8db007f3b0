"""The exercise `logistic_loss`: what a label costs that the model does not expect."""

import numpy as np

from autograder.ask_training import with_and_without_features
from autograder.comparing import same
from autograder.exercise import Answer, Case, Exercise, Facts, Rule
from autograder.exercises.classifier.loss_mistakes import LOSS_MISTAKES
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
from autograder.exercises.mini_batch.written import signed
from autograder.judge import LEFT_UNCHANGED
from autograder.verdict import number
from mbgd_lessons import logistic_loss


def loss_facts(case: Case, answer: Answer) -> Facts:
    """The loss, in words where they say more; at large margins it is a fact of its own."""
    if answer.raised:
        return {}
    given = answer.values["result"]
    weights = case.inputs["w"].shape[:-1]  # () for one, (k,) where k of them are asked for
    given = given.reshape(weights) if given.size == max(np.prod(weights), 1) else given
    name, said = {
        LARGE: ("the loss at large margins", large_loss),
        ALONE: ("the loss of one row at large margins", lone_losses),
        ZEROS: ("the loss of rows of zeros", loss_of_zeros),
    }.get(case.kind, ("the loss", plain_loss))
    return {name: said(case, answer, given), "arrays changed": arrays_changed(answer)}


def plain_loss(case: Case, answer: Answer, given: np.ndarray) -> np.ndarray | str:
    of_zeros = answer.values["without features"].reshape(given.shape)
    if case.inputs["w"].ndim > 1:  # a picture of many weights
        return given
    right = np.array(logistic_loss(**case.inputs))
    if of_weights_alone(given, of_zeros, right, zero=np.log(2)):
        return "the right one, and a term of the weights alone"
    return given


def loss_of_zeros(case: Case, answer: Answer, given: np.ndarray) -> np.ndarray | str:
    """The first of the weights asked for are zero."""
    return given[:1] if same(given, np.full(given.shape, given[0])) else "changes with the weights"


def large_loss(case: Case, answer: Answer, given: np.ndarray) -> np.ndarray | str:
    """In words where rows far on the wrong side cost too little, whatever the limit is."""
    w, X, y = case.inputs.values()
    each = np.logaddexp(0, -y * (X @ w))
    far = each > 100
    if given.shape == () and not same(given, np.array(each.mean())):
        of_far = given * len(y) - each[~far].sum()
        if -1 < of_far < each[far].sum():
            return "too little for rows far on the wrong side"
    return given


def lone_losses(case: Case, answer: Answer, given: np.ndarray) -> np.ndarray | str:
    """What two rows far on the wrong side cost that should cost 1500 and 900."""
    if given.size < 2:
        return given
    first, second = given.ravel()[:2]
    if not np.isfinite([first, second]).all() or not same(first, second) or first == 0:
        return given
    if first > 1500:
        return "the largest number there is, for rows far on the wrong side"
    digits = -np.log([float(np.finfo(kind).eps) for kind in (np.float32, np.float64)])
    if any(np.isclose(first, known, rtol=1e-4) for known in (*digits, *TENS)):
        return "at most minus the logarithm of a small number"
    return "at most the same for all rows far on the wrong side"


TENS = np.log(10) * np.arange(1, 50)
"""Minus the logarithms of 0.1, 0.01, ..."""


def loss_written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The loss of a case, row by row."""
    w, X, y = case.inputs.values()
    m = y * (X @ w)
    each = np.logaddexp(0, -m)
    lines = [
        (
            f"row {i}",
            f"m = {number(y[i])} · {signed(X[i] @ w)} = {number(m[i])},   "
            f"log(1 + exp({number(-m[i])})) = {number(each[i])}",
        )
        for i in range(len(y))
    ]
    total = " + ".join(map(number, each))
    lines.append(("equation", "(sum of the rows' losses) / (number of rows)"))
    lines.append(("expected", f"({total}) / {len(y)} = {number(each.mean())}"))
    if not yours.raised and yours.values["result"].size == 1:
        lines.append(("yours", number(float(yours.values["result"].reshape(())))))
    return lines


def loss_drawn(case: Case, expected: Answer, yours: Answer) -> tuple[str, ...]:
    """The loss of one row against its margin, over the expected one."""
    right, given = (np.ravel(answer.values["result"]) for answer in (expected, yours))
    return drawn_over(case, right, given, "loss of one row")


def drawn_over(case: Case, right: np.ndarray, given: np.ndarray, what: str) -> tuple[str, ...]:
    """A number against the margin, yours over the expected one; nothing where they agree."""
    drawable = given.shape == right.shape and np.isfinite(given).all()
    if not drawable or np.allclose(given, right, rtol=1e-3, atol=1e-3):
        return ()
    from mbgd_lessons import figures  # here: nothing else waits for matplotlib

    margin = case.inputs["w"][:, 0]
    picture = figures.learning_curves(
        {"expected": (margin, right), "yours": (margin, given)},
        xlabel="margin of the row",
        ylabel=what,
        title=f"The {what} against its margin",
        limits=room_for(right, given),
        log=False,
    )
    return picture.html(dpi=100), picture.alt


def room_for(right: np.ndarray, given: np.ndarray) -> tuple[float, float]:
    """Limits that show all that is expected, and of a wrong curve what does not dwarf it."""
    reach = np.ptp(right)
    low = min(right.min(), max(given.min(), right.min() - reach))
    high = max(right.max(), min(given.max(), right.max() + reach))
    return low - 0.05 * reach, high + 0.05 * reach


LOGISTIC_LOSS = Exercise(
    name="logistic_loss",
    points=3,
    cases=problems,
    ask=with_and_without_features,
    facts=loss_facts,
    reference=logistic_loss,
    rules=(
        Rule(
            "loss",
            "the mean of log(1 + exp(-margin)) over the rows",
            1.5,
            ("the loss", "the loss of rows of zeros"),
        ),
        Rule(
            "large",
            "finite and right at any margin, be it 1000 or -1000",
            1,
            ("the loss at large margins", "the loss of one row at large margins"),
            after=("loss",),
        ),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            0.5,
            ("arrays changed", LEFT_UNCHANGED),
            after=("loss",),
        ),
    ),
    misconceptions=LOSS_MISTAKES,
    small=small_problems,
    written=loss_written,
    pictured=along("one row at many margins"),
    picture=loss_drawn,
    quantities=quantities,
    what="the loss",
)
