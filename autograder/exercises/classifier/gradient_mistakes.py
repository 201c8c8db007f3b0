"""Mistakes in the gradient of the mean logistic loss, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_gradients as wrong
from autograder.families import axis_swapped, changes_input, scaled, usual
from mbgd_lessons import logistic_gradient

LARGE_MARGINS = (
    *(
        Misconception(
            "not a number at large margins",
            code,
            "The numbers are right until exp(-m) overflows; then infinity over infinity, or zero "
            "times infinity, is NaN. Divide by the exponential on paper first: one form of the "
            "wrong label's probability has it in the denominator only.",
        )
        for code in (wrong.infinity_over_infinity, wrong.zero_times_infinity)
    ),
)

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
)

DERIVATIVES = (
    Misconception(
        "the probability of the right label",
        wrong.right_label,
        "Rows that are right pull hard and rows that are wrong hardly pull. Whose probability is "
        "it that should make a row pull? Look at the sign in the exponent.",
    ),
    Misconception(
        "uphill, by the probability of the right label",
        wrong.outer_derivative_one_over,
        "Two things: rows that are right pull hard and rows that are wrong hardly pull, and they "
        "pull the wrong way. What is the derivative of exp(-m) by m?",
    ),
    Misconception(
        "the derivative of the sigmoid multiplied in",
        wrong.derivative_of_the_sigmoid_too,
        "A factor too many: the slope of the loss of one row is the probability of the wrong label "
        "itself. Rows that are very wrong should pull the hardest; with yours they stop to pull.",
    ),
    Misconception(
        "the derivative of the sigmoid alone",
        wrong.derivative_of_the_sigmoid_alone,
        "This is the slope of a probability. The loss takes its logarithm: the chain rule has one "
        "link more.",
    ),
    Misconception(
        "the gradient of the probability's squared error",
        wrong.of_squared_error_of_probability,
        "Rows that are certain and wrong hardly pull. The loss is a logarithm, not a square: "
        "derive log(1 + exp(-m)).",
    ),
    Misconception(
        "the gradient of the exponential loss",
        wrong.exponential,
        "A wrong row pulls without a bound. The logarithm around 1 + exp(-m) adds a denominator "
        "when it is derived.",
    ),
    Misconception(
        "the gradient of the squared error",
        wrong.squared_error(2),
        "This is the gradient of a regression. The loss here is log(1 + exp(-m)).",
    ),
    Misconception(
        "the gradient of the squared error, without its two",
        wrong.squared_error(1),
        "This is the gradient of a regression. The loss here is log(1 + exp(-m)).",
    ),
    *(
        Misconception(
            "only the rows on the wrong side pull",
            wrong.of_wrong_rows(below),
            "That is the perceptron's rule: all or nothing. Here every row pulls, by the "
            "probability of its wrong label.",
        )
        for below in (np.less_equal, np.less)
    ),
    Misconception(
        "the gradient of the hinge loss",
        wrong.of_rows_within_the_margin,
        "Rows count fully or not at all, as in a support vector machine. Here every row pulls, by "
        "the probability of its wrong label.",
    ),
    Misconception(
        "a sigmoid taken twice",
        wrong.sigmoid_twice,
        "The scores are turned into probabilities, and those are taken for scores again. The "
        "margin is made of the score itself.",
    ),
    Misconception(
        "every row pulls by one half",
        wrong.weights_left_out,
        "The gradient is the same at all weights: it is the one at zero. Where do the weights "
        "come in?",
    ),
    Misconception(
        "the inner derivative is forgotten",
        wrong.inner_derivative_forgotten,
        "All entries are the same number, made of the probabilities alone. How does the margin "
        "change with each weight?",
    ),
    Misconception(
        "the features are forgotten",
        wrong.features_forgotten,
        "All entries are the same number. How does the margin change with each weight: what "
        "stands beside it?",
    ),
    Misconception(
        "derived by the features instead of the weights",
        wrong.by_features,
        "The pull is multiplied by the weights. The weights are what moves: when you derive by "
        "them, what stands beside them in the margin?",
    ),
    Misconception(
        "the features squared in the gradient",
        wrong.features_squared,
        "Each feature is multiplied in twice. Print one row's gradient, and compare it with the "
        "one you get by hand.",
    ),
    Misconception(
        "the gradient multiplied by the weights",
        wrong.times_weights,
        "Each entry is in proportion to its weight, and at weights of zero there is no slope. Look "
        "for a product with w that the equation does not have.",
    ),
    Misconception(
        "the loss instead of its gradient",
        wrong.loss,
        "All entries are the loss itself. Its derivative has one entry a feature, and says which "
        "way the loss grows.",
    ),
    *(
        Misconception(
            "a step instead of the gradient",
            wrong.step(lr),
            "The weights after a step come back. The gradient itself is asked for; the step is "
            "taken elsewhere.",
        )
        for lr in (1, 0.1, 0.01)
    ),
    *(
        Misconception(
            "the gradient of a penalty added",
            wrong.with_penalty(factor),
            "A multiple of the weights is added, as in regularised regression. Here the loss is "
            "the mean over the rows, and no more.",
        )
        for factor in (2, 1, 0.5, 0.1)
    ),
    *(
        Misconception(
            "a difference quotient with too large a step",
            wrong.difference_quotient(h),
            "The gradient comes from a finite difference, and the curvature of the loss shows in "
            "it. Differences on both sides would not see it; the derivative by hand needs none.",
        )
        for h in (1, 1e-1, 1e-2)
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
