"""Steps against wrong gradients that every exercise with a squared error can meet, by name.

And steps on other rows than those of the batch. A hint says where to look; it does not give the
line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.batch import shared_mistakes as shared
from autograder.exercises.batch.wrong_gradients import squeezed
from autograder.exercises.mini_batch.right_parts import against, mean_gradient, on_batch, right_step


@against
def rows_between(w, X, y, rows):
    """The slice from the first to the last row number; nothing where it is empty."""
    part = slice(rows[0], rows[-1] + 1)
    return mean_gradient(w, X[part], y[part]) if len(y[part]) else np.zeros(len(w))


@against
def rows_between_without_last(w, X, y, rows):
    part = slice(rows[0], rows[-1])
    return mean_gradient(w, X[part], y[part]) if len(y[part]) else np.zeros(len(w))


@against
def rows_from_lowest_to_highest(w, X, y, rows):
    part = slice(min(rows), max(rows) + 1)
    return mean_gradient(w, X[part], y[part])


@against
def rows_from_first_on(w, X, y, rows):
    part = slice(rows[0], rows[0] + len(rows))
    return mean_gradient(w, X[part], y[part])


@against
def rows_not_in_the_batch(w, X, y, rows):
    others = np.setdiff1d(np.arange(len(y)), rows)
    return mean_gradient(w, X[others], y[others]) if len(others) else np.zeros(len(w))


def refuses_to_rise(of_batch):
    """A step after which the cost of the batch, or of all rows, is higher is not taken."""

    def step(w, X, y, rows, lr):
        moved, seen = right_step(w, X, y, rows, lr), rows if of_batch else slice(None)
        before, after = (np.mean((X[seen] @ v - y[seen]) ** 2) for v in (w, moved))
        return moved if after < before else w.copy()

    return step


def whole_start(w, X, y, rows, lr):
    return np.trunc(w) - lr * mean_gradient(w, X[rows], y[rows])


def kept_positive(w, X, y, rows, lr):
    return np.maximum(right_step(w, X, y, rows, lr), 0)


def kept_within_ten(w, X, y, rows, lr):
    return np.clip(right_step(w, X, y, rows, lr), -10, 10)


def share_kept(share):
    return lambda w, X, y, rows, lr: share * w - lr * mean_gradient(w, X[rows], y[rows])


ON_A_BATCH = tuple(
    Misconception(m.name, on_batch(m.wrong), m.hint)
    for m in (
        *shared.WHOLE_NUMBERS,
        *shared.FIRST_TWO_ONLY,
        *shared.PREDICTIONS,
        *shared.WITHOUT_COLUMN,
        *shared.BACKWARD,
        *shared.PENALTIES,
        *shared.PARTLY_DIVIDED,
    )
)

ROWS = (
    *(
        Misconception(
            "the slice from the first to the last row number",
            code,
            "A batch is taken for neighbours, from one row number to another. The numbers in "
            "`rows` stand in any order, with gaps between them: take just these.",
        )
        for code in (
            rows_between,
            rows_between_without_last,
            rows_from_lowest_to_highest,
            rows_from_first_on,
        )
    ),
    Misconception(
        "the rows that are not in the batch",
        rows_not_in_the_batch,
        "The step sees every row but those of the batch. What does your mask, or `np.delete`, "
        "keep?",
    ),
    Misconception(
        "the axis of the rows dropped where there is one row",
        on_batch(squeezed),
        "With a batch of one row an axis is missing, and the mean runs over the features. Does "
        "anything drop axes of length one, as `squeeze` does?",
    ),
)

UNASKED = (
    *(
        Misconception(
            "a step that raises the cost is not taken",
            refuses_to_rise(of_batch),
            "Where the cost would rise, your weights stay where they were. Here every step is "
            "taken.",
        )
        for of_batch in (True, False)
    ),
    *(
        Misconception(
            "the weights kept within bounds",
            code,
            "Weights beyond a bound are set back to it. Here a weight may have any size and any "
            "sign.",
        )
        for code in (kept_positive, kept_within_ten)
    ),
    Misconception(
        "cut to whole numbers",
        whole_start,
        "The old weights lose their decimals before the step. What type has the array that they "
        "are copied into?",
    ),
    *(
        Misconception(
            "the weights shrunk as well",
            share_kept(share),
            "Besides the step, every weight loses a share of itself. The equation subtracts the "
            "gradient only.",
        )
        for share in (0.9, 0.99)
    ),
)

SHARED_MISTAKES = (*ROWS, *ON_A_BATCH, *UNASKED)
