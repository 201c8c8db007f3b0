"""Steps against wrong gradients that every exercise with a squared error can meet, by name.

And steps on other rows than those of the batch. A hint says where to look; it does not give the
line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.batch import shared_mistakes as shared
from autograder.exercises.batch.wrong_gradients import squeezed
from autograder.exercises.mini_batch.right_parts import against, mean_gradient, on_batch


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
        "the axis of the rows dropped where there is one row",
        on_batch(squeezed),
        "With a batch of one row an axis is missing, and the mean runs over the features. Does "
        "anything drop axes of length one, as `squeeze` does?",
    ),
)

SHARED_MISTAKES = (*ROWS, *ON_A_BATCH)
