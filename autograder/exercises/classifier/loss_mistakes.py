"""Mistakes in the mean logistic loss, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_losses as wrong
from autograder.families import axis_swapped, changes_input, scaled, usual
from mbgd_lessons import logistic_loss

LARGE_MARGINS = (
    Misconception(
        "infinite at large margins",
        wrong.overflowing,
        "The numbers are right until the exponential overflows: exp(1000) is beyond any float. The "
        "logarithm would bring it back, but comes too late. Section 2 has a function that takes "
        "both steps at once.",
    ),
    Misconception(
        "not a number at large margins",
        wrong.zero_times_infinity,
        "The numbers are right until a probability rounds to 0 or 1; then zero times the logarithm "
        "of zero is NaN. Stay with margins: log(1 + exp(-m)) needs no probability in between.",
    ),
    *(
        Misconception(
            "margins clipped",
            wrong.clipped(limit),
            "Nothing overflows, but a row that is wrong by a margin of -1000 costs as little as "
            "one at your limit. The true loss grows with the margin for ever.",
        )
        for limit in (10, 20, 30, 50, 100, 500, 700)
    ),
    *(
        Misconception(
            "a small number keeps the logarithm from zero",
            code(epsilon),
            "Nothing is infinite, but a row that is wrong by a margin of -1000 costs only what "
            "the small number allows. The true loss grows with the margin for ever.",
        )
        for code in (wrong.small_number_added, wrong.probability_clipped)
        for epsilon in (1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7)
    ),
    Misconception(
        "rows whose loss is infinite are left out",
        wrong.infinite_rows_left_out,
        "The rows that are most wrong disappear from the mean. Their loss is not infinite: it is "
        "about as large as their margin.",
    ),
    Misconception(
        "an infinite loss counts as zero",
        wrong.infinity_set_to_zero,
        "The rows that are most wrong cost nothing. Their loss is not infinite: it is about as "
        "large as their margin.",
    ),
)

LABELS = (
    Misconception(
        "the minus in the exponent is missing",
        wrong.plus_in_the_exponent,
        "Rows on the right side cost much and rows on the wrong side little: this is the loss of "
        "the opposite weights. Try a single row whose margin is 3: is its loss close to zero?",
    ),
    Misconception(
        "the labels are left out",
        wrong.label_left_out,
        "The loss is the same whatever the labels are. Where does y enter the margin?",
    ),
    Misconception(
        "the label outside the logarithm",
        wrong.label_outside,
        "Rows with the label -1 lower the loss, whatever the model says of them. The label belongs "
        "to the margin, inside the exponent.",
    ),
    *(
        Misconception(
            "the cross-entropy for labels 0 and 1",
            code,
            "That formula switches one of its terms off by a label of 0. Here the labels are -1 "
            "and +1, and the margin does the switching.",
        )
        for code in (wrong.for_labels_0_and_1, wrong.probabilities_for_labels_0_and_1)
    ),
    Misconception(
        "rows with the label -1 cost nothing",
        wrong.first_term_only,
        "Only the rows with the label +1 add to the loss. The probability of the label -1 counts, "
        "too.",
    ),
)

OTHER_LOSSES = (
    Misconception(
        "the one inside the logarithm is missing",
        wrong.without_one,
        "Without it the logarithm and the exponential cancel, and the loss is minus the mean "
        "margin: it falls below zero, without an end.",
    ),
    *(
        Misconception(
            name,
            code,
            "An exponential without a logarithm: a row on the wrong side costs far too much, and "
            "soon more than a float can hold. Minus the logarithm of what is the loss?",
        )
        for name, code in (
            ("the logarithm is missing", wrong.without_logarithm),
            ("the exponential loss", wrong.exponential),
        )
    ),
    *(
        Misconception(
            f"the logarithm to the base {number}",
            wrong.base(number),
            "The loss is too large or too small by the same factor everywhere. The logarithm of "
            "the derivation is the natural one, the inverse of exp.",
        )
        for number in (2, 10)
    ),
    Misconception(
        "the mean probability of the right label",
        wrong.mean_probability_of_the_right_label,
        "This is what should be large. The loss takes minus its logarithm, row by row.",
    ),
    Misconception(
        "the mean probability of the wrong label",
        wrong.mean_probability_of_the_wrong_label,
        "It never gets larger than 1. The loss takes minus the logarithm of the right label's "
        "probability, row by row.",
    ),
    Misconception(
        "the share of wrong labels",
        wrong.share_of_wrong_labels,
        "It says how often the model is wrong, not how far. A step needs something that has a "
        "slope.",
    ),
    Misconception(
        "the hinge loss",
        wrong.mean_over_margins(lambda m: np.maximum(0, 1 - m)),
        "The hinge belongs to support vector machines. It follows from no probability: derive the "
        "loss from the probability of the right label.",
    ),
    Misconception(
        "zero on the right side",
        wrong.mean_over_margins(lambda m: np.maximum(0, -m)),
        "Far away the two are the same, close to the boundary they are not: at a margin of zero "
        "the logistic loss is log 2.",
    ),
    Misconception(
        "the margin without its sign",
        wrong.mean_over_margins(lambda m: wrong.losses(np.abs(m))),
        "Right and wrong rows cost the same. The sign of the margin says which is which.",
    ),
    Misconception(
        "the squared error of the scores",
        wrong.squared_error,
        "This is the cost of a regression. A score of 5 for the label +1 is no miss of 4 here: it "
        "is on the right side, far from the boundary.",
    ),
    Misconception(
        "the squared error of the probabilities",
        wrong.squared_error_of_probability,
        "A row that is certain and wrong costs no more than 1. The loss takes minus the logarithm "
        "of the right label's probability.",
    ),
    Misconception(
        "a sigmoid before the loss",
        wrong.sigmoid_before_the_loss,
        "The scores are turned into probabilities, and those are taken for scores again. The "
        "margin is made of the score itself.",
    ),
    *(
        Misconception(
            "a penalty on the weights added",
            wrong.with_penalty(share),
            "The loss has a term that depends on the weights alone, as in regularised regression. "
            "Here it is the mean over the rows, and no more.",
        )
        for share in (1, 0.5, 0.1, 0.01)
    ),
)

MEANS = (
    scaled(
        logistic_loss,
        "summed instead of averaged",
        lambda w, X, y: len(y),
        "The loss is exactly as many times too large as there are rows: the rows' losses are added "
        "up, and not divided by their number.",
    ),
    scaled(
        logistic_loss,
        "averaged over the features instead of the rows",
        lambda w, X, y: len(y) / len(w),
        "The sum of the rows' losses is divided by the number of features. How many losses did you "
        "add?",
    ),
    scaled(
        logistic_loss,
        "divided by the number of rows twice",
        lambda w, X, y: 1 / len(y),
        "The loss is too small by the number of rows: a mean is divided once more.",
    ),
    scaled(
        logistic_loss,
        "halved",
        lambda w, X, y: 0.5,
        "Half of the loss in every case. A half in front belongs to some squared errors, where it "
        "cancels a factor two; here it cancels nothing.",
    ),
    scaled(
        logistic_loss,
        "doubled",
        lambda w, X, y: 2,
        "Twice the loss in every case. Statistics calls that the deviance; the loss is half of it.",
    ),
    scaled(
        logistic_loss,
        "divided by one more than the number of rows",
        lambda w, X, y: len(y) / (len(y) + 1),
        "The sum is divided by n + 1. If you count the rows as they come, at which number does "
        "your counter start?",
    ),
    Misconception(
        "the loss of the mean margin",
        wrong.of_the_mean_margin,
        "The mean of the losses is not the loss of the mean: a row on the right side would make "
        "up for a row on the wrong side. First a loss for each row, then their mean.",
    ),
    Misconception(
        "the mean taken inside the logarithm",
        wrong.mean_inside_the_logarithm,
        "The mean of the logarithms is not the logarithm of the mean. First a loss for each row, "
        "then their mean.",
    ),
    Misconception(
        "minus the logarithm of the mean probability",
        wrong.minus_log_of_mean_probability,
        "The mean of the logarithms is not the logarithm of the mean. First a loss for each row, "
        "then their mean.",
    ),
    *(
        Misconception(
            f"the loss of the {word} row only",
            wrong.one_row(k),
            "One row's loss comes back, where it should be the mean of all. Does a `return` stand "
            "inside a loop, or does each turn forget the turns before it?",
        )
        for word, k in (("first", 0), ("last", -1))
    ),
    Misconception(
        "the largest loss instead of the mean",
        wrong.largest,
        "Only the row that is most wrong counts. In the mean every row counts.",
    ),
    Misconception(
        "the median instead of the mean",
        wrong.median,
        "Only the row in the middle counts. In the mean every row counts.",
    ),
)

LOSS_MISTAKES = (
    *LARGE_MARGINS,
    *LABELS,
    *OTHER_LOSSES,
    *MEANS,
    *usual(logistic_loss, "X", "y", what="the loss", leave_out=[axis_swapped]),
    changes_input(logistic_loss, "w"),
)
