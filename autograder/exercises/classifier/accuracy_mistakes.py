"""Mistakes in counting right labels, each as the code that makes it.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_accuracies as wrong
from autograder.families import axis_swapped, changes_input, scaled, usual, whole_numbers
from mbgd_lessons import accuracy

ZERO = (
    Misconception(
        "a margin of zero counts as neither label",
        wrong.share(lambda score, y: np.sign(score) == y),
        "`np.sign(0)` is 0, and 0 is no label: such a row is wrong whatever its label. A score of "
        "zero has to count as +1.",
    ),
    Misconception(
        "a margin of zero counts as -1",
        wrong.share(lambda score, y: np.where(score > 0, 1, -1) == y),
        "A score of exactly zero gets the label -1. It has to count as +1: which comparison "
        "includes the zero?",
    ),
    Misconception(
        "a margin of zero counts as right for both labels",
        wrong.share(lambda score, y: y * score >= 0),
        "y times zero is zero for both labels, so such a row is right whatever its label. Decide "
        "for a label first, then compare.",
    ),
    Misconception(
        "a margin of zero counts as half",
        wrong.share(lambda score, y: (np.sign(score) * y + 1) / 2),
        "A row whose score is zero counts as half right. Here it has the label +1, and is right "
        "or wrong.",
    ),
)

THRESHOLDS = (
    Misconception(
        "the score compared with one half",
        wrong.share(lambda score, y: np.where(score >= 0.5, 1, -1) == y),
        "One half is the boundary for a probability. For a score it is zero: there both labels "
        "are equally likely.",
    ),
    Misconception(
        "scores cut to whole numbers",
        wrong.share(lambda score, y: np.where(np.trunc(score) >= 0, 1, -1) == y),
        "A score between -1 and 0 gets the label +1, as if it were zero. What type has the array "
        "that scores are written into?",
    ),
    Misconception(
        "scores rounded before the comparison",
        wrong.share(lambda score, y: np.where(np.round(score) >= 0, 1, -1) == y),
        "A score of -0.3 gets the label +1, as if it were zero. The sign of the score itself "
        "decides.",
    ),
    *(
        Misconception(
            "rows close to the boundary count as +1",
            wrong.share(lambda score, y, width=width: np.where(score >= -width, 1, -1) == y),
            "A score a little below zero gets the label +1. Only zero itself does.",
        )
        for width in (0.1, 1e-3)
    ),
    *(
        Misconception(
            "right only with a margin of one",
            wrong.share(rule),
            "A row counts as right only if its score is one or more on its side. The sign decides.",
        )
        for rule in (
            lambda score, y: y * score >= 1,
            lambda score, y: np.where(score >= 1, 1, np.where(score <= -1, -1, 0)) == y,
        )
    ),
    Misconception(
        "the score compared with one",
        wrong.share(lambda score, y: np.where(score >= 1, 1, -1) == y),
        "A score between 0 and 1 gets the label -1. Where does one label end and the other begin?",
    ),
    *(
        Misconception(
            f"the score compared with the {word} score",
            wrong.share(
                lambda score, y, middle=middle: np.where(score >= middle(score), 1, -1) == y
            ),
            "Where one label begins depends on the other rows. The boundary is a score of zero.",
        )
        for word, middle in (("mean", np.mean), ("median", np.median))
    ),
    Misconception(
        "the label -1 for every row",
        wrong.share(lambda score, y: y == -1),
        "The answer does not depend on the weights: it is the share of rows with the label -1.",
    ),
    Misconception(
        "the label +1 for every row",
        wrong.share(lambda score, y: y == 1),
        "The answer does not depend on the weights: it is the share of rows with the label +1. A "
        "probability is never below zero, so its sign is always +1.",
    ),
    Misconception(
        "predictions of 0 and 1 compared with labels of -1 and +1",
        wrong.share(lambda score, y: (score >= 0) == y),
        "Only rows with the label +1 can be right: a prediction of 0 never equals a label of -1. "
        "Print the predictions beside y.",
    ),
    Misconception(
        "scores compared with labels",
        wrong.share(lambda score, y: score == y),
        "A score is right only if it is exactly -1 or +1. What counts is its sign.",
    ),
    Misconception(
        "scores rounded to labels",
        wrong.share(lambda score, y: np.round(score) == y),
        "A score of 5 is a very certain +1, but rounds to 5. What counts is the sign.",
    ),
)

COUNTS = (
    scaled(
        accuracy,
        "counted, not divided",
        lambda w, X, y: len(y),
        "This is the number of rows that are right. The share is wanted, from 0 to 1.",
    ),
    scaled(
        accuracy,
        "in percent",
        lambda w, X, y: 100,
        "A share from 0 to 1 is wanted, not a percentage.",
    ),
    scaled(
        accuracy,
        "divided by the number of features",
        lambda w, X, y: len(y) / len(w),
        "The right rows are counted, and divided by the number of features. How many rows are "
        "there?",
    ),
    scaled(
        accuracy,
        "divided by one more than the number of rows",
        lambda w, X, y: len(y) / (len(y) + 1),
        "The count is divided by n + 1. If you count the rows as they come, at which number does "
        "your counter start?",
    ),
    scaled(
        accuracy,
        "divided by the number of rows twice",
        lambda w, X, y: 1 / len(y),
        "A share is divided by the number of rows once more.",
    ),
    *(
        Misconception(
            "wrong labels counted, not right ones",
            wrong.share(rule),
            "This is one minus the accuracy. Either the comparison is turned round, or a positive "
            "score gets the label -1.",
        )
        for rule in (
            lambda score, y: np.where(score >= 0, 1, -1) != y,
            lambda score, y: np.where(score > 0, -1, 1) == y,
        )
    ),
    Misconception(
        "right minus wrong",
        wrong.share(lambda score, y: np.where(score >= 0, 1, -1) * y),
        "The mean of prediction times label runs from -1 to 1: a wrong row takes one away. Here it "
        "should add nothing.",
    ),
    *(
        Misconception(
            "rounded",
            wrong.rounded(digits),
            "The share is right to a few digits and no further. Round when you print, not before.",
        )
        for digits in (1, 2, 3)
    ),
    Misconception(
        "divided by one less than the number of rows",
        wrong.divided_by_one_less,
        "The count is divided by n - 1. That belongs to a variance; a share divides by n.",
    ),
    Misconception(
        "right or wrong for each row, instead of their share",
        wrong.each_row,
        "One answer a row comes back. The share of right rows is a single number.",
    ),
    Misconception(
        "every label compared with every prediction",
        wrong.every_pair,
        "Each prediction is compared with the labels of all rows: a column against a row makes a "
        "table. Print the shape of your comparison.",
    ),
    Misconception(
        "the mean margin",
        wrong.share(lambda score, y: score * y),
        "It says how far the rows are on the right side, not how many are.",
    ),
    Misconception(
        "the mean probability of the right label",
        wrong.share(lambda score, y: np.exp(-np.logaddexp(0, -score * y))),
        "It says how certain the model is of the right wrong.labels, not how many it gets right.",
    ),
    Misconception(
        "one or zero, for all rows together",
        wrong.all_right,
        "The answer is 1 if every row is right and 0 otherwise. The share of right rows is wanted; "
        "if you have divided, did the division keep its decimals?",
    ),
    Misconception(
        "the correlation of scores and labels",
        wrong.correlation,
        "It says how well scores and labels go together along a line. The share of right rows is "
        "wanted.",
    ),
)

GROUPS = (
    Misconception(
        "rows on the boundary left out",
        wrong.boundary_left_out,
        "Rows with a score of zero are not counted at all. They have the label +1, and are right "
        "or wrong.",
    ),
    *(
        Misconception(
            name,
            code,
            "That is another measure, which looks at the labels apart. Here each row is right or "
            "wrong, and all count the same.",
        )
        for name, code in (
            ("the F1 score", wrong.f1),
            ("the area under the ROC curve", wrong.pairs_in_order),
            ("Cohen's kappa", wrong.agreement_beyond_chance),
        )
    ),
    Misconception(
        "the better of the share and its opposite",
        wrong.the_better_of_both,
        "The answer is never below one half. A model that is mostly wrong has a low accuracy.",
    ),
    Misconception(
        "the share of the most frequent label",
        wrong.most_frequent,
        "The answer does not depend on the weights: it is what guessing one label would earn.",
    ),
    *(
        Misconception(
            f"the {word} feature left out",
            wrong.without_feature(kept),
            f"The {word} weight does not count. Where does your loop or slice over the features "
            "begin, and where does it end?",
        )
        for word, kept in (("first", slice(1, None)), ("last", slice(None, -1)))
    ),
    *(
        Misconception(
            f"only rows that the model calls {label:+d}",
            wrong.of_predicted(label),
            f"Rows that the model does not call {label:+d} are left out: this is the precision of "
            "one label. All rows count here.",
        )
        for label in (1, -1)
    ),
    *(
        Misconception(
            f"only rows with the label {label:+d}",
            wrong.of_actual(label),
            f"Rows that do not have the label {label:+d} are left out: this is the recall of one "
            "label. All rows count here.",
        )
        for label in (1, -1)
    ),
    Misconception(
        "the mean of both labels' shares",
        wrong.balanced,
        "Both labels count the same, however many rows they have: this is the balanced accuracy. "
        "Here every row counts the same.",
    ),
    *(
        Misconception(
            f"only the {word} row",
            code,
            "The answer is 1 or 0 by a single row. Does a `return` stand inside a loop, or does "
            "each turn forget the turns before it?",
        )
        for word, code in (("first", wrong.first_row_only), ("last", wrong.last_row_only))
    ),
)

ACCURACY_MISTAKES = (
    *ZERO,
    *THRESHOLDS,
    *COUNTS,
    *GROUPS,
    *usual(accuracy, "X", "y", what="the share", leave_out=[axis_swapped, whole_numbers]),
    changes_input(accuracy, "w"),
)
