"""Mistakes in the gradient of the mean logistic loss, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_gradients as wrong
from autograder.exercises.classifier.derivative_mistakes import DERIVATIVES
from autograder.exercises.classifier.overflow_mistakes import LARGE_MARGINS
from autograder.families import axis_swapped, changes_input, scaled, usual
from mbgd_lessons import logistic_gradient

FACTORS = (
    scaled(
        logistic_gradient,
        "summed instead of averaged",
        lambda w, X, y: len(y),
        "The gradient is exactly as many times too long as there are rows: the rows' gradients are "
        "added up, and not divided by their number.",
    ),
    scaled(
        logistic_gradient,
        "divided by the number of rows twice",
        lambda w, X, y: 1 / len(y),
        "The gradient is too short by the number of rows: a mean is divided once more.",
    ),
    scaled(
        logistic_gradient,
        "averaged over the features instead of the rows",
        lambda w, X, y: len(y) / len(w),
        "The sum over the rows is divided by the number of features. Which axis counts the rows?",
    ),
    scaled(
        logistic_gradient,
        "averaged over rows and features",
        lambda w, X, y: 1 / len(w),
        "The gradient is d times too short: the mean runs over all numbers of an array, over the "
        "features too.",
    ),
    scaled(
        logistic_gradient,
        "multiplied by the number of rows instead of divided",
        lambda w, X, y: len(y) ** 2,
        "The sum grows by the number of rows once more. Look at the operator, and at the order in "
        "which Python works off `/` and `*`.",
    ),
    scaled(
        logistic_gradient,
        "a factor two too many",
        lambda w, X, y: 2,
        "The gradient is twice as long as it should be. The two belongs to the derivative of a "
        "square; there is no square here.",
    ),
    scaled(
        logistic_gradient,
        "halved",
        lambda w, X, y: 0.5,
        "The gradient is half as long as it should be. Derive the loss of one row again: no half "
        "comes up.",
    ),
    scaled(
        logistic_gradient,
        "divided by one more than the number of rows",
        lambda w, X, y: len(y) / (len(y) + 1),
        "The sum is divided by n + 1. If you count the rows as they come, at which number does "
        "your counter start?",
    ),
    scaled(
        logistic_gradient,
        "divided by the root of the number of rows",
        lambda w, X, y: len(y) ** 0.5,
        "The sum is divided by the square root of n. That belongs to the spread of a mean; the "
        "mean itself divides by n.",
    ),
)

LABELS = (
    Misconception(
        "the label before the row is left out",
        wrong.label_outside_left_out,
        "Every row pulls as if its label were +1. The inner derivative of the margin has two "
        "factors: which one is missing?",
    ),
    Misconception(
        "the label inside the exponential is left out",
        wrong.label_inside_left_out,
        "The probability is that of the score, not of the margin: for rows with the label -1 it "
        "belongs to the other label.",
    ),
    Misconception(
        "the labels are left out",
        wrong.labels_left_out,
        "The gradient is the same whatever the labels are. They stand in it twice: inside the "
        "exponential and before the row.",
    ),
    Misconception(
        "the formula for labels 0 and 1",
        wrong.for_labels_0_and_1,
        "Prediction minus label is right for a probability and the labels 0 and 1. A label of -1 "
        "would have to be reached by a probability.",
    ),
    *(
        Misconception(
            "every label meets every score",
            code,
            "Your margins are a table of n rows and n columns: a column of labels times a row of "
            "scores gives every pair. Print the shapes of what you multiply.",
        )
        for code in (wrong.every_label_with_every_score, wrong.every_label_with_every_row)
    ),
    Misconception(
        "rows with the label -1 do not pull",
        wrong.first_label_only,
        "Only rows with the label +1 move the weights. Is a label 0 on its way into the formula, "
        "or the probability of one label left out?",
    ),
    Misconception(
        "both labels weigh the same",
        wrong.both_labels_weigh_the_same,
        "The rows of each label are averaged for themselves first, so that the rarer label counts "
        "more. Here every row counts the same.",
    ),
    *(
        Misconception(
            "one label weighs more than the other",
            wrong.one_label_weighs(share),
            "Rows with one label pull more than rows with the other. Here every row counts the "
            "same.",
        )
        for share in (0.5, 2, 10)
    ),
)

MEANS = (
    Misconception(
        "means taken before the product",
        wrong.means_before_product,
        "The mean of a product is not the product of the means: each row's pull has to meet its "
        "own features before anything is averaged.",
    ),
    Misconception(
        "the probability of the mean margin",
        wrong.of_the_mean_margin,
        "All rows pull by the same probability, that of their mean margin. Each row has a "
        "probability of its own.",
    ),
    *(
        Misconception(
            f"the gradient of the {word} row only",
            wrong.one_row(k),
            "One row's gradient comes back, where it should be the mean of all. Does a `return` "
            "stand inside a loop, or does each turn forget the turns before it?",
        )
        for word, k in (("first", 0), ("last", -1))
    ),
    Misconception(
        "only the last row's gradient divided by the number of rows",
        wrong.one_row(-1, divided=True),
        "The division is there, but the sum is not: each turn of the loop forgets the gradients "
        "before it. Add them up.",
    ),
    Misconception(
        "averaged to a single number",
        wrong.mean_over_everything,
        "All entries are the same: the mean runs over rows and features. Over which axis should "
        "it run, so that one entry a feature remains?",
    ),
    Misconception(
        "summed to a single number",
        wrong.sum_over_everything,
        "All entries are the same: the sum runs over rows and features, and no division follows. "
        "Over which axis should it run, so that one entry a feature remains?",
    ),
    Misconception(
        "divided by one less than the number of rows",
        wrong.divided_by_one_less,
        "The sum is divided by n - 1. That belongs to a variance; a mean divides by n.",
    ),
    Misconception(
        "the row that pulls hardest only",
        wrong.steepest_row,
        "One row's gradient comes back. In the mean every row counts.",
    ),
    *(
        Misconception(
            "the features standardised first",
            code,
            "The features are shifted or scaled on the way. Take the rows as they come.",
        )
        for code in (wrong.standardised, wrong.centred_pulls)
    ),
    Misconception(
        "the median instead of the mean",
        wrong.median,
        "Each entry is the middle one of the rows' gradients. The loss is a mean, in which every "
        "row counts.",
    ),
)

ENTRIES = (
    Misconception(
        "only the signs of the gradient",
        wrong.signs,
        "Every entry is -1 or +1. How steep the loss is in each direction is lost.",
    ),
    Misconception(
        "the gradient brought to length one",
        wrong.of_length_one,
        "The direction is right and the length is always one. How steep the loss is must be in it.",
    ),
    Misconception(
        "the gradient without its signs",
        wrong.absolute,
        "No entry is below zero. The sign of an entry says which way the loss grows.",
    ),
    *(
        Misconception(
            f"only the {word} entry of the gradient",
            wrong.only(k),
            f"All entries but the {word} are zero. Look for a `return` inside the loop over the "
            "weights, or for one that begins anew in each turn.",
        )
        for word, k in (("first", 0), ("last", -1))
    ),
    *(
        Misconception(
            f"the {word} entry of the gradient is zero",
            wrong.without(k),
            f"The {word} weight would never move. A column of ones needs no special treatment "
            "here. If you loop over the weights: where does the loop begin and end?",
        )
        for word, k in (("first", 0), ("last", -1))
    ),
)

GRADIENT_MISTAKES = (
    *LARGE_MARGINS,
    *FACTORS,
    *LABELS,
    *DERIVATIVES,
    *MEANS,
    *ENTRIES,
    *usual(logistic_gradient, "X", "y", what="the gradient", leave_out=[axis_swapped]),
    changes_input(logistic_gradient, "w"),
)
