"""Mistakes in counting right labels, each as the code that makes it.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.families import axis_swapped, changes_input, scaled, usual, whole_numbers
from mbgd_lessons import accuracy


def labels(w, X):
    """The right predictions: a score of zero counts as +1."""
    return np.where(X @ w >= 0, 1, -1)


def share(right):
    """The share of rows for which `right(score, y)` holds."""
    return lambda w, X, y: np.mean(right(X @ w, y))


def of_predicted(label):
    """Of the rows that the model gives this label, the share that has it."""

    def precision(w, X, y):
        picked = y[labels(w, X) == label]
        return np.mean(picked == label) if len(picked) else 0.0

    return precision


def of_actual(label):
    """Of the rows that have this label, the share that the model gives it."""

    def recall(w, X, y):
        picked = labels(w, X)[y == label]
        return np.mean(picked == label) if len(picked) else 0.0

    return recall


def balanced(w, X, y):
    return (of_actual(1)(w, X, y) + of_actual(-1)(w, X, y)) / 2


def all_right(w, X, y):
    return float(np.all(labels(w, X) == y))


def correlation(w, X, y):
    scores = X @ w
    spread = np.std(scores) * np.std(y)
    return np.mean((scores - scores.mean()) * (y - y.mean())) / spread if spread else 0.0


def first_row_only(w, X, y):
    return float(labels(w, X)[0] == y[0])


def last_row_only(w, X, y):
    return float(labels(w, X)[-1] == y[-1])


ZERO = (
    Misconception(
        "a margin of zero counts as neither label",
        share(lambda score, y: np.sign(score) == y),
        "`np.sign(0)` is 0, and 0 is no label: such a row is wrong whatever its label. A score of "
        "zero has to count as +1.",
    ),
    Misconception(
        "a margin of zero counts as -1",
        share(lambda score, y: np.where(score > 0, 1, -1) == y),
        "A score of exactly zero gets the label -1. It has to count as +1: which comparison "
        "includes the zero?",
    ),
    Misconception(
        "a margin of zero counts as right for both labels",
        share(lambda score, y: y * score >= 0),
        "y times zero is zero for both labels, so such a row is right whatever its label. Decide "
        "for a label first, then compare.",
    ),
    Misconception(
        "a margin of zero counts as half",
        share(lambda score, y: (np.sign(score) * y + 1) / 2),
        "A row whose score is zero counts as half right. Here it has the label +1, and is right "
        "or wrong.",
    ),
)

THRESHOLDS = (
    Misconception(
        "the score compared with one half",
        share(lambda score, y: np.where(score >= 0.5, 1, -1) == y),
        "One half is the boundary for a probability. For a score it is zero: there both labels "
        "are equally likely.",
    ),
    Misconception(
        "the label +1 for every row",
        share(lambda score, y: y == 1),
        "The answer does not depend on the weights: it is the share of rows with the label +1. A "
        "probability is never below zero, so its sign is always +1.",
    ),
    Misconception(
        "predictions of 0 and 1 compared with labels of -1 and +1",
        share(lambda score, y: (score >= 0) == y),
        "Only rows with the label +1 can be right: a prediction of 0 never equals a label of -1. "
        "Print the predictions beside y.",
    ),
    Misconception(
        "scores compared with labels",
        share(lambda score, y: score == y),
        "A score is right only if it is exactly -1 or +1. What counts is its sign.",
    ),
    Misconception(
        "scores rounded to labels",
        share(lambda score, y: np.round(score) == y),
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
            share(wrong),
            "This is one minus the accuracy. Either the comparison is turned round, or a positive "
            "score gets the label -1.",
        )
        for wrong in (
            lambda score, y: np.where(score >= 0, 1, -1) != y,
            lambda score, y: np.where(score > 0, -1, 1) == y,
        )
    ),
    Misconception(
        "right minus wrong",
        share(lambda score, y: np.where(score >= 0, 1, -1) * y),
        "The mean of prediction times label runs from -1 to 1: a wrong row takes one away. Here it "
        "should add nothing.",
    ),
    Misconception(
        "the mean margin",
        share(lambda score, y: score * y),
        "It says how far the rows are on the right side, not how many are.",
    ),
    Misconception(
        "the mean probability of the right label",
        share(lambda score, y: np.exp(-np.logaddexp(0, -score * y))),
        "It says how certain the model is of the right labels, not how many it gets right.",
    ),
    Misconception(
        "one or zero, for all rows together",
        all_right,
        "The answer is 1 if every row is right and 0 otherwise. The share of right rows is wanted; "
        "if you have divided, did the division keep its decimals?",
    ),
    Misconception(
        "the correlation of scores and labels",
        correlation,
        "It says how well scores and labels go together along a line. The share of right rows is "
        "wanted.",
    ),
)

GROUPS = (
    *(
        Misconception(
            f"only rows that the model calls {label:+d}",
            of_predicted(label),
            f"Rows that the model does not call {label:+d} are left out: this is the precision of "
            "one label. All rows count here.",
        )
        for label in (1, -1)
    ),
    *(
        Misconception(
            f"only rows with the label {label:+d}",
            of_actual(label),
            f"Rows that do not have the label {label:+d} are left out: this is the recall of one "
            "label. All rows count here.",
        )
        for label in (1, -1)
    ),
    Misconception(
        "the mean of both labels' shares",
        balanced,
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
        for word, code in (("first", first_row_only), ("last", last_row_only))
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
