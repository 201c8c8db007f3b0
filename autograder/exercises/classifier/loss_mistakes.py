"""Mistakes in the mean logistic loss, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_losses as wrong
from autograder.exercises.classifier.other_losses import OTHER_LOSSES
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
        for limit in (2, 5, 30, 700)
    ),
    *(
        Misconception(
            "a small number keeps the logarithm from zero",
            code(epsilon),
            "Nothing is infinite, but a row that is wrong by a margin of -1000 costs only what "
            "the small number allows. The true loss grows with the margin for ever.",
        )
        for code in (wrong.small_number_added, wrong.probability_clipped)
        for epsilon in (1e-15, 1e-3)
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

LIMITS = (
    Misconception(
        "infinity replaced by the largest number",
        wrong.not_numbers_set_to_zero,
        "Where the exponential overflows your loss is the largest number that a float holds. The "
        "true loss is about as large as the margin: no step on the way needs to overflow.",
    ),
    *(
        Misconception(
            "rows clearly on the right side cost nothing",
            wrong.nothing_beyond(limit),
            "From some margin on your rows cost nothing. The loss gets small, but stays above "
            "zero: compute it with the same formula everywhere.",
        )
        for limit in (0, 1, 2, 3, 4, 5, 6)
    ),
    *(
        Misconception(
            "rows clearly on the wrong side cost their margin",
            wrong.straight_below(limit),
            "From some margin on your rows cost just the margin, which is close and too little. "
            "Compute the loss with the same formula everywhere.",
        )
        for limit in (0, 1, 2, 3, 4, 5)
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
        "every label meets every score",
        wrong.every_label_with_every_score,
        "Your margins are a table of n rows and n columns: a column of labels times a row of "
        "scores gives every pair. Print the shapes of what you multiply.",
    ),
    Misconception(
        "labels of 0 and 1 in the margin",
        wrong.labels_as_0_and_1_in_the_margin,
        "Rows with the label -1 have a margin of zero, whatever their score. The margin needs the "
        "labels as they came.",
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
            "Rows with one label count more often than rows with the other. Here every row counts "
            "the same.",
        )
        for share in (0.5, 2, 10)
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
        "divided by one less than the number of rows",
        wrong.divided_by_one_less,
        "The sum is divided by n - 1. That belongs to a variance; a mean divides by n.",
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
    *LIMITS,
    *LABELS,
    *OTHER_LOSSES,
    *MEANS,
    *usual(logistic_loss, "X", "y", what="the loss", leave_out=[axis_swapped]),
    changes_input(logistic_loss, "w"),
)
