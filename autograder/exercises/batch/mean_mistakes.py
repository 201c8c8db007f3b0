"""Gradients that are no mean over all rows, or miss a factor, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.batch import wrong_gradients as wrong

FACTORS = (
    Misconception(
        "the factor two is missing",
        wrong.times(lambda n, d: 1 / (2 * n)),
        "The gradient is half as long as it should be. Derive (Xw - y)² again: where does the "
        "exponent go?",
    ),
    Misconception(
        "summed instead of averaged",
        wrong.times(lambda n, d: 1),
        "The gradient is exactly n times too long: the rows' gradients are added up, and not "
        "divided by the number of rows.",
    ),
    Misconception(
        "summed instead of averaged, and the factor two is missing",
        wrong.times(lambda n, d: 1 / 2),
        "Two things: the exponent of (Xw - y)² gives a factor when it is derived, and the sum over "
        "the rows still has to be divided by their number.",
    ),
    Misconception(
        "the sign is flipped",
        wrong.times(lambda n, d: -1 / n),
        "The gradient points uphill, where the cost grows; yours points the opposite way. Look at "
        "the order of the two terms in the residual, and at each minus.",
    ),
    Misconception(
        "the sign is flipped, and the factor two is missing",
        wrong.times(lambda n, d: -1 / (2 * n)),
        "Two things: the direction is the opposite one (look at the order of the residual, and at "
        "each minus), and the length is half of what it should be.",
    ),
    Misconception(
        "the sign is flipped, and summed instead of averaged",
        wrong.times(lambda n, d: -1),
        "Two things: the direction is the opposite one (look at the order of the residual, and at "
        "each minus), and the sum over the rows still has to be divided by their number.",
    ),
    Misconception(
        "the sign is flipped, summed instead of averaged, and the factor two is missing",
        wrong.times(lambda n, d: -1 / 2),
        "Three things: the direction is the opposite one (look at the order of the residual), the "
        "sum still has to be divided by the number of rows, and the exponent of the square is "
        "lost.",
    ),
    Misconception(
        "divided by 2n instead of multiplied by 2/n",
        wrong.times(lambda n, d: 1 / (4 * n)),
        "The gradient is a quarter of what it should be: the two stands below the line, where it "
        "should stand above.",
    ),
)

AVERAGES = (
    Misconception(
        "averaged over the features instead of the rows",
        wrong.times(lambda n, d: 1 / d),
        "The sum over the rows is divided by the number of features d. Which axis of X counts the "
        "rows?",
    ),
    Misconception(
        "divided by the longer side of X",
        wrong.times(lambda n, d: 1 / max(n, d)),
        "With more features than rows the gradient is too short. The mean is over the rows, "
        "however many features there are.",
    ),
    Misconception(
        "averaged over rows and features",
        wrong.times(lambda n, d: 1 / (n * d)),
        "The gradient is d times too short: the sum is divided by the number of all entries of X. "
        "There is one gradient a row, not one an entry.",
    ),
    Misconception(
        "divided by the number of rows twice",
        wrong.times(lambda n, d: 1 / n**2),
        "The gradient is too short by the number of rows: the mean is already taken when it is "
        "divided once more.",
    ),
    Misconception(
        "multiplied by the number of rows instead of divided",
        wrong.times(lambda n, d: n),
        "The sum grows by the number of rows once more. Look at the operator, and at the order in "
        "which Python works off `/` and `*`.",
    ),
    Misconception(
        "divided by n - 1",
        wrong.times(lambda n, d: 1 / (n - 1)),
        "The mean divides by the number of rows, n. Nothing is estimated here that would cost a "
        "degree of freedom. What comes out for a single row?",
    ),
    Misconception(
        "divided by n - d",
        wrong.times(lambda n, d: 1 / (n - d)),
        "The sum is divided by the degrees of freedom, rows less weights. The cost is a plain mean "
        "over the rows, and so is its gradient.",
    ),
    Misconception(
        "divided by the root of n",
        wrong.times(lambda n, d: 1 / np.sqrt(n)),
        "The sum is divided by the square root of the number of rows. That belongs to the spread "
        "of a mean; the mean itself divides by n.",
    ),
    Misconception(
        "divided with // instead of /",
        wrong.divided_to_whole_numbers,
        "The entries come out as whole numbers, rounded down. In Python `//` drops what remains, "
        "and `/` keeps it.",
    ),
    *(
        Misconception(
            "added up in whole numbers",
            code,
            "The decimals are cut off each time a row's gradient is added. What kind of numbers "
            "can your array for the sum hold?",
        )
        for code in (wrong.added_up_in_whole_numbers, wrong.added_up_into_whole_numbers)
    ),
    Misconception(
        "the median instead of the mean",
        wrong.median,
        "Each entry is the middle one of the rows' gradients. In the mean every row counts.",
    ),
    Misconception(
        "divided in every turn of the loop",
        wrong.folded(lambda so_far, row, k, n: (so_far + row) / n),
        "The sum is divided each time a row is added, so that the first rows hardly count. Add up "
        "first; divide once, after the loop.",
    ),
    Misconception(
        "each row's gradient divided by its position",
        wrong.folded(lambda so_far, row, k, n: so_far + row / k),
        "The second row counts half, the third one third: the counter still runs when you divide "
        "by it. Divide once, after the loop.",
    ),
)

ROWS = (
    *(
        Misconception(
            "only the first row used",
            code(0),
            "Your result holds the first row's gradient only. Does a `return` stand inside the "
            "loop, and end it before the others come?",
        )
        for code in (wrong.one_row, wrong.one_row_over_n)
    ),
    *(
        Misconception(
            "only the last row used",
            code(-1),
            "Your result holds the last row's gradient only: each turn of the loop forgets those "
            "before it. Add them up.",
        )
        for code in (wrong.one_row, wrong.one_row_over_n)
    ),
    *(
        Misconception(
            "the first row is left out",
            code(np.s_[1:]),
            "The gradient of row 0 never enters the sum. At which number does your loop or slice "
            "begin?",
        )
        for code in (wrong.without_row, wrong.mean_without_row)
    ),
    *(
        Misconception(
            "the last row is left out",
            code(np.s_[:-1]),
            "The gradient of the last row never enters the sum. A range, like a slice, ends before "
            "its second number.",
        )
        for code in (wrong.without_row, wrong.mean_without_row)
    ),
    Misconception(
        "every row meets the first row's target",
        wrong.first_target_only,
        "A single target is subtracted from all predictions. Each row has a target of its own.",
    ),
)
