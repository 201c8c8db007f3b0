"""Numbers that are not the predictions of a linear model, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.families import axis_swapped, changes_input, usual
from mbgd_lessons import predictions


def of_the_score(change):
    """The right predictions, changed afterwards."""
    return lambda w, X: change(X @ w)


def row_by_row(w, X):
    """The prediction of each row, as plain numbers."""
    return [float(sum(x * v for x, v in zip(row, w, strict=True))) for row in X]


# ------------------------------------------------------------------ how products are added up


def running_total(w, X):
    total, found = 0.0, []
    for prediction in row_by_row(w, X):
        total += prediction
        found.append(total)
    return found


def last_product(w, X):
    return X[:, -1] * w[-1]


def first_product(w, X):
    return X[:, 0] * w[0]


ADDING = (
    Misconception(
        "the products are not added up",
        lambda w, X: X * w,
        "Each feature is multiplied by its weight, and there it ends: a table as large as X comes "
        "back. A row has one prediction. What becomes of the products of one row?",
    ),
    Misconception(
        "the products are averaged instead of added up",
        lambda w, X: np.mean(X * w, axis=1),
        "Your predictions are too small by the number of features. What does a mean do besides "
        "adding up?",
    ),
    Misconception(
        "everything added up to a single number",
        lambda w, X: np.sum(X * w),
        "The products of all rows went into one sum. A row has a prediction of its own. Along "
        "which axis do you add?",
    ),
    Misconception(
        "added up down the columns",
        lambda w, X: np.sum(X * w, axis=0),
        "Your sums run over the rows, so that there is a number for each feature. Which axis of X "
        "counts the features?",
    ),
    Misconception(
        "the total is not set back to zero for the next row",
        running_total,
        "Row 0 is right, and every later row still holds the rows before it. Where does the total "
        "of a row begin?",
    ),
    Misconception(
        "only the last product of each row",
        last_product,
        "Only the last feature plays a part: each turn of the loop forgets the products before it.",
    ),
    Misconception(
        "only the first product of each row",
        first_product,
        "Only feature 0 plays a part. Does a `return` stand inside the loop, or is an index "
        "always 0?",
    ),
    Misconception(
        "the products multiplied with each other",
        lambda w, X: np.prod(X * w, axis=1),
        "Within a row the products are multiplied once more. Which sign stands between them in the "
        "formula?",
    ),
)

# ------------------------------------------------------------------ which numbers meet

WEIGHTS = (
    Misconception(
        "the weights play no part",
        lambda w, X: X.sum(axis=1),
        "The features are added up as they are, whatever the weights say.",
    ),
    Misconception(
        "the weights added instead of multiplied",
        lambda w, X: (X + w).sum(axis=1),
        "Feature and weight are added. A weight says how much its feature counts. Which sign "
        "stands between them in the formula?",
    ),
    Misconception(
        "divided by the weights",
        lambda w, X: (X / w).sum(axis=1),
        "A large weight makes its feature count less here. Which sign stands between them in the "
        "formula?",
    ),
    Misconception(
        "the first weight for every feature",
        lambda w, X: X.sum(axis=1) * w[0],
        "Every feature is multiplied by weight 0. Each feature has a weight of its own.",
    ),
    Misconception(
        "the weights in reverse order",
        lambda w, X: X @ w[::-1],
        "The first feature meets the last weight. Feature j belongs to weight j.",
    ),
    Misconception(
        "the last feature is left out",
        lambda w, X: X[:, :-1] @ w[:-1],
        "The last feature and its weight play no part; where it is a column of ones, the line "
        "loses its level. A range, like a slice, ends before its second number.",
    ),
    Misconception(
        "the first feature is left out",
        lambda w, X: X[:, 1:] @ w[1:],
        "Feature 0 and its weight play no part. Features are counted from 0.",
    ),
    Misconception(
        "the last weight added on its own",
        lambda w, X: X[:, :-1] @ w[:-1] + w[-1],
        "You take the last weight for a level that every row gets. It has a column in X like all "
        "the others, and that column need not hold ones.",
    ),
    Misconception(
        "the first weight added on its own",
        lambda w, X: X[:, 1:] @ w[1:] + w[0],
        "You take weight 0 for a level that every row gets. It has a column in X like all the "
        "others.",
    ),
    Misconception(
        "the last weight added once more",
        lambda w, X: X @ w + w[-1],
        "The predictions are right, and then the last weight comes on top. The level of the line "
        "has its column in X already.",
    ),
    *(
        Misconception(
            "rows and columns of X swapped",
            wrong,
            "The weights are multiplied with the columns of X. That works only where X has as many "
            "rows as columns. Which axis of X is as long as w?",
        )
        for wrong in (lambda w, X: w @ X, axis_swapped(predictions, "X").wrong)
    ),
    Misconception(
        "the mean of each column subtracted first",
        lambda w, X: (X - X.mean(axis=0)) @ w,
        "X is centred before it is used. The features count as they come in.",
    ),
)

# ------------------------------------------------------------------ which rows, which shape

ROWS = (
    Misconception(
        "only the first row",
        lambda w, X: X[0] @ w,
        "The prediction of row 0 comes back, and no other. Does a `return` stand inside the loop?",
    ),
    Misconception(
        "only the last row",
        lambda w, X: X[-1] @ w,
        "The prediction of the last row comes back: each turn of the loop forgets those before it.",
    ),
    Misconception(
        "the first row's prediction for every row",
        lambda w, X: np.full(len(X), X[0] @ w),
        "All rows get the prediction of row 0. Which index should move from row to row?",
    ),
    Misconception(
        "the mean prediction for every row",
        lambda w, X: np.full(len(X), np.mean(X @ w)),
        "All rows get the same number, the mean of the predictions. Each row has its own.",
    ),
    Misconception(
        "a single number, the mean of the predictions",
        of_the_score(np.mean),
        "The mean of all predictions comes back. Asked for is one number a row.",
    ),
    Misconception(
        "sorted",
        of_the_score(np.sort),
        "The numbers are right, in order of their size. Number i belongs to row i.",
    ),
    Misconception(
        "in reverse order",
        of_the_score(np.flip),
        "The numbers are right, from the last row to the first. Number i belongs to row i.",
    ),
    Misconception(
        "a column instead of one axis",
        of_the_score(lambda score: score[:, None]),
        "The numbers are right; their shape is (n, 1), a table with a single column. Print the "
        "shape of w in your code: has it become a column?",
    ),
    Misconception(
        "a row of a table instead of one axis",
        of_the_score(lambda score: score[None, :]),
        "The numbers are right; their shape is (1, n), a table with a single row. A pair of square "
        "brackets too many makes one.",
    ),
    Misconception(
        "a single row gives a number without an axis",
        of_the_score(np.squeeze),
        "Where X has one row, your answer has no axis left. It should be an array of one number: "
        "look for `squeeze`, or for a special case.",
    ),
)

# ------------------------------------------------------------------ what becomes of the result

CHANGED = (
    *(
        Misconception(
            "rounded",
            of_the_score(lambda score, digits=digits: np.round(score, digits)),
            "The predictions are right to a few digits only. Rounding is for printing.",
        )
        for digits in range(5)
    ),
    Misconception(
        "negative predictions cut off at zero",
        of_the_score(lambda score: np.maximum(score, 0)),
        "Wherever the right number is negative, yours is 0. A line may well go below zero.",
    ),
    Misconception(
        "the sign is lost",
        of_the_score(np.abs),
        "Wherever the right number is negative, yours is positive. A line may well go below zero.",
    ),
    Misconception(
        "squared",
        of_the_score(np.square),
        "The predictions are squared. Squares come later, when a cost is computed.",
    ),
    Misconception(
        "only the sign of the prediction",
        of_the_score(np.sign),
        "What comes back is -1 or +1, as in a classifier. Asked for is the number itself.",
    ),
    Misconception(
        "squeezed between 0 and 1",
        of_the_score(lambda score: 1 / (1 + np.exp(-score))),
        "What comes back lies between 0 and 1, as in a logistic model. This model is a straight "
        "line, without a last step.",
    ),
    Misconception(
        "the features come back",
        lambda w, X: X.copy(),
        "X comes back as it went in. What is returned: the name of the result, or of the input?",
    ),
    Misconception(
        "the weights come back",
        lambda w, X: w.copy(),
        "The weights come back as they went in. What is returned: the name of the result, or of an "
        "input?",
    ),
    *usual(predictions, "X", what="the prediction", leave_out=[axis_swapped]),
    changes_input(predictions, "w"),
)

MISTAKES = (*ADDING, *WEIGHTS, *ROWS, *CHANGED)
