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
        "The gradient is exactly as many times too long as rows go into it: their gradients are "
        "added up, and not divided by the number of rows.",
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
        "The gradient points uphill, where the cost grows, and a step goes against it; yours "
        "points the opposite way. Look at the order of the two terms in the residual, and at each "
        "plus and minus.",
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
        "divided by two instead of multiplied",
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
        "The gradient is d times too short: the mean of the rows' gradients is taken over all "
        "their numbers, over the features too. There is one gradient a row, not one an entry.",
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
    *(
        Misconception(
            "divided by one less than the number of rows",
            wrong.times(factor),
            "The mean divides by the number of rows itself: nothing is estimated here that would "
            "cost a degree of freedom. What comes out for a single row?",
        )
        for factor in (lambda n, d: 1 / (n - 1), lambda n, d: 1 / max(n - 1, 1))
    ),
    Misconception(
        "divided by one more than the number of rows",
        wrong.times(lambda n, d: 1 / (n + 1)),
        "The sum is divided by one too many. If you count the rows as they come, at which number "
        "does your counter start?",
    ),
    Misconception(
        "divided by the degrees of freedom",
        wrong.times(lambda n, d: 1 / (n - d)),
        "The sum is divided by the degrees of freedom, rows less weights. The cost is a plain mean "
        "over the rows, and so is its gradient.",
    ),
    Misconception(
        "divided by the root of the number of rows",
        wrong.times(lambda n, d: 1 / np.sqrt(n)),
        "The sum is divided by a square root. That belongs to the spread of a mean; the mean "
        "itself divides by the number of rows.",
    ),
    Misconception(
        "divided with // instead of /",
        wrong.divided_to_whole_numbers,
        "The entries come out as whole numbers, rounded down. In Python `//` drops what remains, "
        "and `/` keeps it.",
    ),
    *(
        Misconception(
            "gradients added up in whole numbers",
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
)

FOLDED = (
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
    Misconception(
        "divided by the rows so far in every turn",
        wrong.folded(lambda so_far, row, k, n: (so_far + row) / k),
        "What is already averaged is divided again in every turn of the loop. Add up first; divide "
        "once, after the loop.",
    ),
    *(
        Misconception(
            "a mean of the mean so far and the next gradient",
            wrong.folded(combine),
            "In every turn what came before is halved, so that the last row counts most. In a mean "
            "all rows count alike.",
        )
        for combine in (
            lambda so_far, row, k, n: (so_far + row) / 2,
            lambda so_far, row, k, n: row if k == 1 else (so_far + row) / 2,
        )
    ),
    Misconception(
        "the sums so far added up",
        wrong.sums_so_far_added,
        "The first row's gradient counts once for every row, the last one's once: a running sum is "
        "added up once more. Does a line stand too far inside the loop?",
    ),
)
"""What a loop over the rows makes of their gradients."""

ROWS = (
    Misconception(
        "only the first row used",
        wrong.one_row(0),
        "Your result holds the first row's gradient only. Does a `return` stand inside the loop, "
        "and end it before the others come?",
    ),
    Misconception(
        "only the last row used",
        wrong.one_row(-1),
        "Your result holds the last row's gradient only: each turn of the loop forgets those "
        "before it. Add them up.",
    ),
    Misconception(
        "only the first row's gradient divided by the number of rows",
        wrong.one_row_over_n(0),
        "The division is there, but the sum holds the first row only. Does a `return` stand inside "
        "the loop, and end it before the others come?",
    ),
    Misconception(
        "only the last row's gradient divided by the number of rows",
        wrong.one_row_over_n(-1),
        "The division is there, but the sum is not: each turn of the loop forgets the gradients "
        "before it. Add them up.",
    ),
    *(
        Misconception(
            "the first row is left out",
            code(np.s_[1:]),
            "The gradient of the first row never enters the sum. At which number does your loop "
            "or slice begin?",
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
