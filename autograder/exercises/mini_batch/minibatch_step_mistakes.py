"""Mini-batch steps that go wrong, by name: wrong batch steps on the rows, and steps on wrong rows.

A hint says where to look; it does not give the line.
"""

from functools import partial

from autograder.exercise import Misconception
from autograder.exercises.batch.step_mistakes import STEP_MISTAKES
from autograder.exercises.mini_batch import wrong_rows as wrong


def on_the_batch(mistake: Misconception) -> Misconception:
    """A mistake in a batch step, made on the rows of a mini-batch: these have a size."""
    name, hint = (
        words.replace("the number of rows", "the size of the batch")
        for words in (mistake.name, mistake.hint)
    )
    return Misconception(name, partial(wrong.on_rows, mistake.wrong), hint)


ON_THE_BATCH = tuple(map(on_the_batch, STEP_MISTAKES))

ALL_ROWS = (
    Misconception(
        "divided by all n rows instead of the batch",
        wrong.divided_by_n,
        "The sum runs over the batch, but it is divided by the number of all rows. "
        "Divide by how many gradients you added.",
    ),
    Misconception(
        "all rows used instead of the batch",
        wrong.chosen(wrong.all_of_them),
        "The result does not depend on `rows`: it is the step of batch gradient descent. "
        "Which part of X and y belongs to this batch?",
    ),
    Misconception(
        "the sum runs over all rows",
        wrong.sum_of_all_rows,
        "The gradients of all n rows are added up and then divided by the size of the batch. "
        "Take the rows of the batch first.",
    ),
    Misconception(
        "every prediction meets the mean of all targets",
        wrong.mean_of_all_targets,
        "A single number, the mean of y, is subtracted from every prediction. Each row has a "
        "target of its own.",
    ),
    Misconception(
        "the features standardised inside the gradient",
        wrong.all_rows_standardised,
        "The columns of X are shifted and scaled first, so that the weights belong to other "
        "features. Take the rows as they are.",
    ),
    Misconception(
        "a step that raises the cost is not taken",
        wrong.cost_of_all_may_not_rise,
        "Where the cost of all rows would rise, your weights stay where they were. Here every step "
        "is taken.",
    ),
)

OTHER_ROWS = (
    Misconception(
        "the first rows instead of those in rows",
        wrong.chosen(wrong.first_ones),
        "The batch has the right size but not the right rows: `rows` holds the indices themselves.",
    ),
    Misconception(
        "rows counted from one",
        wrong.chosen(wrong.one_before),
        "The row before each one in `rows` is used, and in place of row 0 the last of all. The "
        "numbers in `rows` count from 0 already, as Python does.",
    ),
    *(
        Misconception(
            "every row number one too high",
            wrong.chosen(rows),
            "The row after each one in `rows` is used, and after the last there is none. The "
            "numbers in `rows` count from 0 already, as Python does.",
        )
        for rows in (wrong.one_after, wrong.one_after_or_the_first)
    ),
    *(
        Misconception(
            "the slice from the first to the last row number",
            wrong.chosen(rows),
            "A batch is taken for neighbours, from one row number to another. The numbers in "
            "`rows` stand in any order, with gaps between them: take just these.",
        )
        for rows in (
            wrong.from_first_to_last,
            wrong.from_first_to_before_last,
            wrong.from_lowest_to_highest,
            wrong.from_first_on,
        )
    ),
    Misconception(
        "the rows that are not in the batch",
        wrong.chosen(wrong.all_others),
        "The step sees every row but those of the batch. What does your mask, or `np.delete`, "
        "keep?",
    ),
    *(
        Misconception(
            "X and y taken from different rows",
            wrong.chosen(of_X, of_y),
            "X and y are not both taken at `rows`: one of them comes from another part of the "
            "data. A row of X must meet its own target.",
        )
        for of_X, of_y in (
            (wrong.in_the_batch, wrong.first_ones),
            (wrong.first_ones, wrong.in_the_batch),
            (wrong.in_the_batch, wrong.last_ones),
        )
    ),
    *(
        Misconception(
            "X and y taken in different orders",
            wrong.chosen(of_X, of_y),
            "The right rows of X and the right targets are there, but one of them in ascending "
            "order and the other in the order of `rows`. A row of X must meet its own target.",
        )
        for of_X, of_y in (
            (wrong.in_ascending_order, wrong.in_the_batch),
            (wrong.in_the_batch, wrong.in_ascending_order),
        )
    ),
    Misconception(
        "a batch of one row is skipped",
        wrong.single_row_skipped,
        "When the batch has one row the weights stay as they were. The last batch of an epoch may "
        "be as short as that, and it counts, too.",
    ),
)

MISTAKES = (*ON_THE_BATCH, *ALL_ROWS, *OTHER_ROWS)
