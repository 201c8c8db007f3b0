"""Steps that a loop takes too early, or too often, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.batch import wrong_steps as wrong

LOOPS = (
    Misconception(
        "a step after each row, not one step for all",
        wrong.row_after_row(lambda n: 1),
        "The weights change already while the rows are being read, so that later rows see other "
        "weights. All gradients are taken at the same w; then comes one step.",
    ),
    Misconception(
        "a step after each row, each divided by the number of rows",
        wrong.row_after_row(lambda n: 1 / n),
        "The steps are short enough, but later rows already see the weights that earlier ones "
        "moved. All gradients are taken at the same w; then comes one step.",
    ),
    *(
        Misconception(
            "a step after each row, and the factor two is missing",
            wrong.row_after_row(factor),
            "Two things: later rows already see the weights that earlier ones moved, where all "
            "gradients belong to the same w; and the exponent of the square is lost.",
        )
        for factor in (lambda n: 1 / 2, lambda n: 1 / (2 * n))
    ),
    Misconception(
        "one weight changed before the gradient of the next was taken",
        wrong.weight_after_weight(lambda n: 1 / n),
        "The second weight's gradient already sees the new first weight. Take the whole gradient "
        "at the old weights, then change all of them.",
    ),
    Misconception(
        "one weight changed before the gradient of the next, and summed instead of averaged",
        wrong.weight_after_weight(lambda n: 1),
        "Two things: the second weight's gradient already sees the new first weight; and the sum "
        "over the rows still has to be divided by their number.",
    ),
    Misconception(
        "one weight changed before the gradient of the next, and the factor two is missing",
        wrong.weight_after_weight(lambda n: 1 / (2 * n)),
        "Two things: the second weight's gradient already sees the new first weight; and the "
        "exponent of the square is lost.",
    ),
    *(
        Misconception(
            "a step for each number of X, one after the other",
            wrong.number_after_number(factor),
            "The weights change within the loops over rows and features, so that each prediction "
            "sees half-changed weights. Finish the gradient at the old w, then take one step.",
        )
        for factor in (lambda n: 1, lambda n: 1 / n)
    ),
    Misconception(
        "two steps instead of one",
        wrong.several_steps(lambda n, d: 2),
        "A second step follows from where the first one ended. Look for an update that stands "
        "twice, or for a loop around it.",
    ),
    *(
        Misconception(
            "many steps instead of one",
            wrong.several_steps(number),
            "The weights are far down the path, not one step on. Is there a loop over epochs or "
            "iterations around the update? A step updates the weights once.",
        )
        for number in (lambda n, d: 10, lambda n, d: 100)
    ),
    Misconception(
        "the whole step taken once for every row",
        wrong.several_steps(lambda n, d: n),
        "There are as many steps as rows, each on all of them. Does the update stand inside a loop "
        "over the rows?",
    ),
    Misconception(
        "the whole step taken once for every weight",
        wrong.several_steps(lambda n, d: d),
        "There are as many steps as weights, each with all of them. Does the update of the whole "
        "array stand inside a loop over its entries?",
    ),
    *(
        Misconception(
            "the sum so far applied after each row",
            wrong.running_sum_applied(factor),
            "After each row the weights move by all gradients so far, so that the first rows count "
            "again and again. Does the update stand inside the loop that adds up?",
        )
        for factor in (lambda k, n: 1 / n, lambda k, n: 1, lambda k, n: 1 / k)
    ),
    Misconception(
        "the new weights of all rows added up",
        wrong.new_weights_added_up,
        "Each row gives new weights of its own, and these are added, so that the old weights come "
        "in again with every row. Average the gradients, then take one step from w.",
    ),
)
