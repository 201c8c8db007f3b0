"""Wrong gradients of one row, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.families import changes_input, piles_up, remembers, whole_numbers
from mbgd_lessons import row_gradient


def miss(w, X, y, i):
    """The prediction for row i, less its target."""
    return X[i] @ w - y[i]


def right(w, X, y, i):
    return 2 * miss(w, X, y, i) * X[i]


def all_rows(w, X, y):
    """Every row's gradient, shape (n, d)."""
    return 2 * (X @ w - y)[:, None] * X


def with_ones_at(j):
    """The right gradient of data whose column j is all ones."""

    def wrong(w, X, y, i):
        X = X.copy()
        X[:, j] = 1.0
        return right(w, X, y, i)

    return wrong


FACTORS = (
    Misconception(
        "the factor two is missing",
        lambda w, X, y, i: miss(w, X, y, i) * X[i],
        "Your gradient is half as long as it should be. Derive the square again: where does the "
        "exponent go?",
    ),
    Misconception(
        "downhill: the sign is flipped",
        lambda w, X, y, i: -right(w, X, y, i),
        "The gradient points uphill, and yours points the other way. Which comes first in the "
        "residual, the prediction or the target? The minus of the step is no part of the gradient.",
    ),
    Misconception(
        "downhill: the sign is flipped, and the factor two is missing",
        lambda w, X, y, i: -miss(w, X, y, i) * X[i],
        "Two things: the gradient points uphill, and yours points the other way; and the exponent "
        "of the square is lost.",
    ),
    Misconception(
        "divided by the number of rows",
        lambda w, X, y, i: right(w, X, y, i) / len(y),
        "One row's cost is a single square: there is nothing to average. The 1/n belongs to the "
        "cost of all rows.",
    ),
    Misconception(
        "divided by the number of rows, and the factor two is missing",
        lambda w, X, y, i: miss(w, X, y, i) * X[i] / len(y),
        "Two things: one row's cost is a single square, so that there is nothing to average; and "
        "the exponent of the square is lost.",
    ),
    Misconception(
        "multiplied by the number of rows",
        lambda w, X, y, i: right(w, X, y, i) * len(y),
        "Your gradient is n times too long. One row's own gradient does not know how many others "
        "there are.",
    ),
    Misconception(
        "divided by the number of features",
        lambda w, X, y, i: right(w, X, y, i) / len(w),
        "The gradient has one entry a feature; nothing is averaged over them.",
    ),
    Misconception(
        "the gradient brought to length one",
        lambda w, X, y, i: right(w, X, y, i) / np.linalg.norm(right(w, X, y, i)),
        "The direction is right, and every gradient is equally long. A row with a large error "
        "should pull harder.",
    ),
)

ROWS = (
    Misconception(
        "the gradient of all rows, averaged",
        lambda w, X, y, i: all_rows(w, X, y).mean(axis=0),
        "The result does not depend on `i`: it is the full gradient. Which row of X, and which "
        "entry of y, is row i?",
    ),
    Misconception(
        "the gradient of all rows, averaged, and the factor two is missing",
        lambda w, X, y, i: all_rows(w, X, y).mean(axis=0) / 2,
        "The result does not depend on `i`: it is the full gradient, and the exponent of the "
        "square is lost as well. Which row of X, and which entry of y, is row i?",
    ),
    Misconception(
        "the gradient of all rows, added up",
        lambda w, X, y, i: all_rows(w, X, y).sum(axis=0),
        "The result does not depend on `i`: all rows' gradients are added up. Which row of X, and "
        "which entry of y, is row i?",
    ),
    Misconception(
        "a table of all rows' gradients",
        lambda w, X, y, i: all_rows(w, X, y),
        "What comes back has a row for every row of X. Asked for is row i's only, of shape (d,).",
    ),
    Misconception(
        "the rows before row i added up",
        lambda w, X, y, i: all_rows(w, X, y)[:i].sum(axis=0),
        "`:i` is a slice: it takes the rows 0 to i - 1. A single row needs no colon.",
    ),
    Misconception(
        "the rows up to row i added up",
        lambda w, X, y, i: all_rows(w, X, y)[: i + 1].sum(axis=0),
        "The rows 0 to i all enter the sum. A single row needs no colon and no loop.",
    ),
    Misconception(
        "the rows up to row i averaged",
        lambda w, X, y, i: all_rows(w, X, y)[: i + 1].mean(axis=0),
        "The rows 0 to i all enter the mean. A single row needs no colon and no loop.",
    ),
    Misconception(
        "rows counted from one",
        lambda w, X, y, i: right(w, X, y, i - 1),
        "You use the row before row i, and in place of row 0 the last of all. `i` counts from 0 "
        "already, as Python does.",
    ),
    *(
        Misconception(
            "the row after row i",
            code,
            "You use the row after row i. `i` counts from 0 already, as Python does.",
        )
        for code in (
            lambda w, X, y, i: right(w, X, y, i + 1),
            lambda w, X, y, i: right(w, X, y, (i + 1) % len(y)),
        )
    ),
    Misconception(
        "row i counted from the end",
        lambda w, X, y, i: right(w, X, y, -i),
        "You use the row that stands i places before the end. Look for a minus before the index.",
    ),
    Misconception(
        "row 0, whatever i is",
        lambda w, X, y, i: right(w, X, y, 0),
        "The result does not depend on `i`: it is always the first row's gradient. Does a `return` "
        "stand inside a loop, or an index in place of `i`?",
    ),
    Misconception(
        "the last row, whatever i is",
        lambda w, X, y, i: right(w, X, y, -1),
        "The result does not depend on `i`: it is always the last row's gradient. Does a loop "
        "over all rows give its own meaning to `i`?",
    ),
    Misconception(
        "the prediction of row i, the features of all rows",
        lambda w, X, y, i: 2 * miss(w, X, y, i) * X.mean(axis=0),
        "Row i's residual meets the mean of all rows. It should meet the features of row i.",
    ),
    Misconception(
        "the residual of row i on the table of all features",
        lambda w, X, y, i: 2 * miss(w, X, y, i) * X,
        "What comes back has a row for every row of X. The residual is that of row i; the features "
        "it meets should be row i's, too.",
    ),
    Misconception(
        "the features of row i, the mean residual of all rows",
        lambda w, X, y, i: 2 * np.mean(X @ w - y) * X[i],
        "The features are those of row i, but the residual is a mean over all rows. Row i has a "
        "residual of its own.",
    ),
    Misconception(
        "row i meets the mean target",
        lambda w, X, y, i: 2 * (X[i] @ w - y.mean()) * X[i],
        "The mean of all targets is subtracted from the prediction. Row i has a target of its own.",
    ),
    Misconception(
        "row i meets every target",
        lambda w, X, y, i: 2 * (X[i] @ w - y)[:, None] * X[i],
        "What comes back has a row for every target. From row i's prediction only one target is "
        "subtracted: its own.",
    ),
    Misconception(
        "row i meets the first target",
        lambda w, X, y, i: 2 * (X[i] @ w - y[0]) * X[i],
        "The target of row 0 is subtracted, whatever `i` is. Row i has a target of its own.",
    ),
    Misconception(
        "the residual of row i times column i",
        lambda w, X, y, i: 2 * miss(w, X, y, i) * X[:, i],
        "What the residual meets has as many entries as there are rows: a column of X. Rows are "
        "counted by the first index.",
    ),
    Misconception(
        "the features centred",
        lambda w, X, y, i: right(w, X - X.mean(axis=0), y, i),
        "A mean is taken off the columns first, so that the weights belong to other features. Take "
        "the row as it is.",
    ),
)

RESIDUALS = (
    Misconception(
        "the residual without the target",
        lambda w, X, y, i: 2 * X[i] @ w * X[i],
        "The target plays no part: this gradient pulls the prediction to zero.",
    ),
    Misconception(
        "the residual without the prediction",
        lambda w, X, y, i: -2 * y[i] * X[i],
        "The gradient is the same whatever the weights are: only the target enters it. What does "
        "the model predict for this row?",
    ),
    Misconception(
        "the target added to the prediction",
        lambda w, X, y, i: 2 * (X[i] @ w + y[i]) * X[i],
        "A residual says how far the prediction is from the target: it is their difference, not "
        "their sum.",
    ),
    Misconception(
        "the factor two reaches the prediction only",
        lambda w, X, y, i: (2 * X[i] @ w - y[i]) * X[i],
        "The prediction counts twice, the target once. Where do the parentheses of the residual "
        "begin?",
    ),
    Misconception(
        "the target not multiplied by the features",
        lambda w, X, y, i: 2 * X[i] @ w * X[i] - y[i],
        "The features multiply the prediction, and the target is subtracted afterwards. The whole "
        "residual meets the features: mind the parentheses.",
    ),
    Misconception(
        "the residual squared in the gradient",
        lambda w, X, y, i: 2 * miss(w, X, y, i) ** 2 * X[i],
        "The square is still there. When it is derived, the exponent comes down as a factor, and "
        "what power of the residual remains?",
    ),
    Misconception(
        "the residual without its sign",
        lambda w, X, y, i: 2 * abs(miss(w, X, y, i)) * X[i],
        "The residual counts as positive, whether the prediction is too high or too low. Its sign "
        "says which way is uphill.",
    ),
    *(
        Misconception(
            "only the sign of the residual",
            lambda w, X, y, i, factor=factor: factor * np.sign(miss(w, X, y, i)) * X[i],
            "The size of the residual is lost, as in the gradient of an absolute error. In the "
            "squared error a large residual pulls harder.",
        )
        for factor in (1, 2)
    ),
    Misconception(
        "the gradient without the residual",
        lambda w, X, y, i: 2 * X[i],
        "The gradient is the same however good the prediction is. Where the residual is zero, the "
        "gradient should be zero, too.",
    ),
    Misconception(
        "a product for each weight instead of a prediction",
        lambda w, X, y, i: 2 * (X[i] * w - y[i]) * X[i],
        "The target is subtracted from each product of a weight and its feature. The prediction is "
        "one number, the sum of these products.",
    ),
    Misconception(
        "a sigmoid over the prediction",
        lambda w, X, y, i: (1 / (1 + np.exp(-X[i] @ w)) - y[i]) * X[i],
        "The prediction is squeezed between 0 and 1, as in a classifier. This model is linear.",
    ),
)

DERIVATIVES = (
    *(
        Misconception(
            "the inner derivative is forgotten",
            code,
            "The features do not multiply the residual. Apply the chain rule: what does the "
            "prediction give when it is derived by one weight?",
        )
        for code in (
            lambda w, X, y, i: 2 * miss(w, X, y, i),
            lambda w, X, y, i: 2 * miss(w, X, y, i) * np.ones(len(w)),
        )
    ),
    Misconception(
        "derived by the features instead of the weights",
        lambda w, X, y, i: 2 * miss(w, X, y, i) * w,
        "The residual is multiplied by the weights. The weights are what moves: when you derive "
        "by them, what stands beside them in the prediction?",
    ),
    Misconception(
        "the cost instead of its gradient",
        lambda w, X, y, i: miss(w, X, y, i) ** 2,
        "What comes back is one number, the squared error of row i. Its derivative has one entry "
        "a weight.",
    ),
    Misconception(
        "added up to a single number",
        lambda w, X, y, i: right(w, X, y, i).sum(),
        "What comes back is one number, the sum of all entries. The gradient has one entry a "
        "weight: a product of one number and a vector, and no sum after it.",
    ),
    Misconception(
        "averaged to a single number",
        lambda w, X, y, i: right(w, X, y, i).mean(),
        "What comes back is one number, the mean of all entries. The gradient has one entry a "
        "weight.",
    ),
    Misconception(
        "only the length of the gradient",
        lambda w, X, y, i: np.linalg.norm(right(w, X, y, i)),
        "What comes back is one number, how long the gradient is. Asked for is the gradient.",
    ),
    Misconception(
        "the features squared in the gradient",
        lambda w, X, y, i: 2 * miss(w, X, y, i) * X[i] ** 2,
        "Each feature is multiplied in twice. Derive by one weight, and compare.",
    ),
    Misconception(
        "the features without their sign",
        lambda w, X, y, i: 2 * miss(w, X, y, i) * abs(X[i]),
        "Each feature counts as positive. Its sign says which way the prediction moves with the "
        "weight.",
    ),
    Misconception(
        "the gradient without its signs",
        lambda w, X, y, i: abs(right(w, X, y, i)),
        "Every entry is positive. The sign of an entry says whether the cost grows or falls with "
        "that weight.",
    ),
    Misconception(
        "only the signs of the gradient",
        lambda w, X, y, i: np.sign(right(w, X, y, i)),
        "Every entry is 1 or -1. The size of an entry says how steep the cost is in that weight.",
    ),
    Misconception(
        "the gradient multiplied by the weights",
        lambda w, X, y, i: right(w, X, y, i) * w,
        "Each entry is multiplied by its weight, so that a weight of zero would have no gradient. "
        "Look for a product with w that the derivative does not have.",
    ),
    *(
        Misconception(
            "a difference quotient with too large a step",
            lambda w, X, y, i, h=h: right(w, X, y, i) + h * X[i] ** 2,
            "The gradient comes from a finite difference, and the curvature of the cost shows in "
            "it. Differences on both sides would not see it; the derivative by hand needs none.",
        )
        for h in (1.0, 1e-1, 1e-2, 1e-3)
    ),
    *(
        Misconception(
            "one weight taken as an intercept",
            with_ones_at(j),
            "One of the weights is treated as if its feature were 1 in every row. This model has "
            "no intercept: every weight meets a column of X.",
        )
        for j in (0, -1)
    ),
)

RETURNED = (
    *(
        Misconception(
            "the step instead of the gradient",
            lambda w, X, y, i, lr=lr: w - lr * right(w, X, y, i),
            "What comes back is new weights: a step is already taken. Asked for is the gradient; "
            "there is no learning rate here.",
        )
        for lr in (1, 0.1, 0.01)
    ),
    Misconception(
        "a table with a single row",
        lambda w, X, y, i: right(w, X, y, i)[None],
        "The numbers are right, but the shape is (1, d). Indexing with a list or a slice keeps the "
        "axis of the rows; a plain number drops it.",
    ),
    Misconception(
        "a table with a single column",
        lambda w, X, y, i: right(w, X, y, i)[:, None],
        "The numbers are right, but the shape is (d, 1). The gradient has one axis, like w.",
    ),
    whole_numbers(row_gradient),
    remembers(row_gradient),
    piles_up(row_gradient),
    *(changes_input(row_gradient, name) for name in ("w", "X", "y")),
)

MISTAKES = (*FACTORS, *ROWS, *RESIDUALS, *DERIVATIVES, *RETURNED)
