"""Steps against a mean over wrong rows, or with a wrong divisor, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.mini_batch import wrong_means as wrong

FACTORS = (
    Misconception(
        "the factor two is missing",
        wrong.without_two,
        "Your step is half as long as it should be. Derive (Xw - y)^2 again: where does the "
        "exponent go?",
    ),
    Misconception(
        "summed instead of averaged, and the factor two is missing",
        wrong.without_two_summed,
        "Two things: the exponent of (Xw - y)^2 gives a factor when it is derived, and the sum "
        "over the batch still has to be divided by its size.",
    ),
    Misconception(
        "uphill: the sign is flipped",
        wrong.uphill,
        "The step goes the opposite way, and the error grows. Look at the sign of the update, and "
        "at the order of the two terms in the residual.",
    ),
    Misconception(
        "uphill: the sign is flipped, and the factor two is missing",
        wrong.uphill_without_two,
        "Two things: the step goes uphill (the sign of the update, or the order of the residual), "
        "and it has half the length it should have.",
    ),
)

AVERAGES = (
    Misconception(
        "summed instead of averaged",
        wrong.summed,
        "Your step is exactly as many times too long as the batch has rows: the gradients are "
        "added up, and not divided by the size of the batch.",
    ),
    Misconception(
        "divided by all n rows instead of the batch",
        wrong.divided_by_n,
        "The sum runs over the batch, but it is divided by the number of all rows. "
        "Divide by how many gradients you added.",
    ),
    Misconception(
        "averaged over the features instead of the rows",
        wrong.divided_by_features,
        "The sum over the rows is divided by the number of features d. Which axis of X[rows] "
        "counts the gradients?",
    ),
    Misconception(
        "averaged over rows and features",
        wrong.mean_over_everything,
        "The step is d times too short: the mean is taken over all numbers of the array, "
        "over the features too. The gradient has one entry a feature.",
    ),
    Misconception(
        "divided by the size of the batch twice",
        wrong.divided_twice,
        "The step is too short by the size of the batch: the mean is already taken when it is "
        "divided once more.",
    ),
    Misconception(
        "multiplied by the size of the batch instead of divided",
        wrong.multiplied,
        "The sum of the gradients grows by the size of the batch once more. Look at the operator, "
        "and at the order in which Python works off `/` and `*`.",
    ),
    *(
        Misconception(
            "divided by one less than the size of the batch",
            code,
            "The mean divides by B, not by B - 1: nothing is estimated here that would cost a "
            "degree of freedom. What comes out for a batch of one row?",
        )
        for code in (wrong.divided_by_one_less, wrong.divided_by_one_less_if_any)
    ),
    Misconception(
        "divided by one more than the size of the batch",
        wrong.divided_by_one_more,
        "The sum is divided by B + 1. If you count the rows as they come, at which number does "
        "your counter start?",
    ),
    Misconception(
        "divided by the root of the size of the batch",
        wrong.divided_by_root,
        "The sum is divided by the square root of B. That belongs to the spread of a mean; the "
        "mean itself divides by B.",
    ),
    Misconception(
        "divided with // instead of /",
        wrong.divided_to_whole_numbers,
        "The mean gradient comes out as whole numbers, always rounded down. In Python `//` drops "
        "what remains, and `/` keeps it.",
    ),
    Misconception(
        "gradients added up in whole numbers",
        wrong.added_up_in_whole_numbers,
        "The decimals of every gradient are cut off before it is added. What kind of numbers can "
        "your array for the sum hold?",
    ),
    Misconception(
        "the median instead of the mean",
        wrong.median,
        "Each weight moves by the middle one of the rows' gradients. The equation takes their "
        "mean, in which every row counts.",
    ),
    Misconception(
        "averaged to a single number",
        wrong.mean_to_single_number,
        "All weights move by the same number: the mean runs over rows and features. "
        "Over which axis should it run, so that one entry a feature remains?",
    ),
    Misconception(
        "summed to a single number",
        wrong.sum_to_single_number,
        "All weights move by the same number: the sum runs over rows and features, and no "
        "division follows. Over which axis should it run, so that one entry a feature remains?",
    ),
)

ROWS = (
    Misconception(
        "all rows used instead of the batch",
        wrong.all_rows,
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
        "the first rows instead of those in rows",
        wrong.first_rows,
        "The batch has the right size but not the right rows: `rows` holds the indices themselves.",
    ),
    Misconception(
        "rows counted from one",
        wrong.rows_minus_one,
        "The row before each one in `rows` is used, and in place of row 0 the last of all. The "
        "numbers in `rows` count from 0 already, as Python does.",
    ),
    *(
        Misconception(
            "every row number one too high",
            code,
            "The row after each one in `rows` is used, and after the last there is none. The "
            "numbers in `rows` count from 0 already, as Python does.",
        )
        for code in (wrong.rows_plus_one, wrong.rows_plus_one_round_the_end)
    ),
    Misconception(
        "only the first row of the batch used",
        wrong.first_row_only,
        "The step is the one of a single row. A mini-batch step averages over all rows in `rows`; "
        "a `return` inside the loop would end it after the first.",
    ),
    Misconception(
        "only the last row of the batch used",
        wrong.last_row_only,
        "The step is the one of the last row: each turn of the loop forgets the one before it.",
    ),
    Misconception(
        "only the first row's gradient divided by the size of the batch",
        wrong.first_row_over_size,
        "The division is there, but the sum holds the first row only. Does a `return` stand "
        "inside the loop, and end it before the others come?",
    ),
    Misconception(
        "only the last row's gradient divided by the size of the batch",
        wrong.last_row_over_size,
        "The division is there, but the sum is not: each turn of the loop forgets the gradients "
        "before it. Add them up.",
    ),
    *(
        Misconception(
            "the first row of the batch is left out",
            code,
            "The gradient of the first row in `rows` never enters the sum. At which position does "
            "your loop or slice begin?",
        )
        for code in (wrong.without_first_row, wrong.mean_without_first_row)
    ),
    *(
        Misconception(
            "the last row of the batch is left out",
            code,
            "The gradient of the last row in `rows` never enters the sum. A range, like a slice, "
            "ends before its second number.",
        )
        for code in (wrong.without_last_row, wrong.mean_without_last_row)
    ),
    *(
        Misconception(
            "X and y taken from different rows",
            code,
            "X and y are not both taken at `rows`: one of them comes from another part of the "
            "data. A row of X must meet its own target.",
        )
        for code in (wrong.y_of_first_rows, wrong.X_of_first_rows, wrong.y_of_last_rows)
    ),
    *(
        Misconception(
            "X and y taken in different orders",
            code,
            "The right rows of X and the right targets are there, but one of them in ascending "
            "order and the other in the order of `rows`. A row of X must meet its own target.",
        )
        for code in (wrong.X_sorted, wrong.y_sorted)
    ),
    Misconception(
        "every row meets the first row's target",
        wrong.y_of_one_row,
        "A single target is subtracted from all predictions. Each row has a target of its own.",
    ),
)

# Factors first: in a batch of one row, several others come to the same.
MEAN_MISTAKES = (*FACTORS, *AVERAGES, *ROWS)
