"""Mistakes in how fast the loss of a row grows, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_gradients as wrong

DERIVATIVES = (
    *(
        Misconception(
            "the probability of the right label in one of two branches",
            code,
            "On one side of the boundary your rows pull by the probability of the right label. Set "
            "a margin of 3 and one of -3 into each of your branches.",
        )
        for code in (wrong.one_branch_of_the_right_label, wrong.other_branch_of_the_right_label)
    ),
    Misconception(
        "predicted labels in place of probabilities",
        wrong.probabilities_rounded,
        "Rows pull fully or not at all, by what the model predicts. Every row pulls, by the "
        "probability of its wrong label.",
    ),
    Misconception(
        "the label minus the predicted label",
        wrong.labels_predicted,
        "That is the perceptron's rule: all or nothing. Here every row pulls, by the probability "
        "of its wrong label.",
    ),
    Misconception(
        "the gradient with tanh",
        wrong.two_probability_minus_one,
        "For labels of -1 and +1 a tanh of the score looks right, and belongs to another loss. "
        "Derive log(1 + exp(-m)).",
    ),
    Misconception(
        "Newton's step",
        wrong.newton,
        "The gradient is divided by the curvature. That is another method; here the gradient "
        "alone is asked for.",
    ),
    Misconception(
        "the loss of each row as its pull",
        wrong.logarithm_of_the_pull,
        "Each row pulls by its loss. It should pull by how fast its loss grows.",
    ),
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
        "rows at a margin of zero do not pull",
        wrong.of_rows_off_the_boundary,
        "Where a score is exactly zero, as all are at weights of zero, your row counts nothing. "
        "Which of your two branches takes a margin of zero?",
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
        for factor in (1, 1e-6)
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
