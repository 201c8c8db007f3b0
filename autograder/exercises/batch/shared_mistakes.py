"""Wrong gradients that every exercise with a squared error can meet, by name.

Each takes (w, X, y): all rows, a batch, or one row. A hint says where to look; it does not give
the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.batch.wrong_gradients import (
    against,
    difference_quotient,
    entries_clipped,
    length_limited,
    mean_gradient,
    misses,
    weights_added,
)

# ------------------------------------------------------------------ predictions and misses


def predicting(predict):
    """The gradient with the predictions `predict(w, X)`."""
    return against(lambda w, X, y: predict(w, X) - y)


def of_features(part):
    """Predictions from a part of the features."""
    return lambda w, X: X[:, part] @ w[part]


def whole_predictions(w, X):
    return np.trunc(X @ w)


def whole_misses(w, X, y):
    return np.trunc(misses(w, X, y))


def whole_entries(w, X, y):
    return np.trunc(mean_gradient(w, X, y))


def two_entries_filled(w, X, y):
    """Two features predict, and two entries are filled; the others stay zero."""
    return np.append(mean_gradient(w[:2], X[:, :2], y), np.zeros(max(len(w) - 2, 0)))


def no_prediction_below_zero(w, X):
    return np.maximum(X @ w, 0)


def targets_centred(w, X, y):
    return X @ w - (y - y.mean())


def at_weights_of_its_own(w, X, y):
    return mean_gradient(np.ones(len(w)), X, y)


# ------------------------------------------------------------------ entries


def entry_without_column(j):
    """The entry of one weight is that of an intercept; the prediction is right."""

    def gradient(w, X, y):
        entries = mean_gradient(w, X, y)
        entries[j] = 2 * misses(w, X, y).mean()
        return entries

    return gradient


def entries_carried_on(w, X, y):
    return np.cumsum(mean_gradient(w, X, y))


def penalised_by_size(factor):
    """A lasso's penalty: the sign of each weight is added."""
    return lambda w, X, y: mean_gradient(w, X, y) + factor * np.sign(w)


def one_sum_divided(w, X, y):
    return 2 * X.T @ (X @ w) / len(y) - 2 * X.T @ y


def other_sum_divided(w, X, y):
    return 2 * X.T @ (X @ w) - 2 * X.T @ y / len(y)


def factor_before_one_sum(w, X, y):
    return 2 / len(y) * X.T @ (X @ w) - X.T @ y


# ------------------------------------------------------------------ their names

WHOLE_HINT = (
    "The {} lose their decimals before anything else is done with them. What type has the array "
    "that they are written into? One that is made of whole numbers keeps whole numbers."
)
WHOLE_NUMBERS = tuple(
    Misconception("cut to whole numbers", gradient, WHOLE_HINT.format(what))
    for gradient, what in (
        (predicting(whole_predictions), "predictions"),
        (against(whole_misses), "residuals"),
        (whole_entries, "entries of the gradient"),
    )
)

FIRST_TWO_HINT = (
    "Two features are written out by hand, and where there are more, the others play no part. Let "
    "a product of arrays, or a loop, reach every column."
)
FIRST_TWO_ONLY = tuple(
    Misconception("only the first two features written out", gradient, FIRST_TWO_HINT)
    for gradient in (predicting(of_features(slice(2))), two_entries_filled)
)

LEFT_OUT_HINT = (
    "Not all features enter the prediction. Does the loop over them reach the first and the last, "
    "and does it add to the prediction, or replace it?"
)
LAST_LEFT_OUT = Misconception(
    "the prediction leaves the last feature out",
    predicting(of_features(slice(None, -1))),
    LEFT_OUT_HINT,
)
FEATURES_LEFT_OUT = (
    LAST_LEFT_OUT,
    *(
        Misconception(
            "the prediction leaves features out", predicting(of_features(part)), LEFT_OUT_HINT
        )
        for part in (slice(1, None), slice(-1, None), slice(1))
    ),
)

PREDICTIONS = (
    Misconception(
        "negative predictions set to zero",
        predicting(no_prediction_below_zero),
        "No prediction is below zero, as behind a rectifier. This model predicts Xw itself, "
        "whatever its sign.",
    ),
    Misconception(
        "the mean of the targets taken off",
        against(targets_centred),
        "The targets are centred first. This model has no intercept that would stand for their "
        "mean: use y as it is.",
    ),
    Misconception(
        "the gradient taken at weights of its own",
        at_weights_of_its_own,
        "The gradient does not depend on `w`: it is taken at weights that stand in the code. It "
        "belongs to the weights that come in.",
    ),
)

WITHOUT_COLUMN = tuple(
    Misconception(
        "one weight taken as an intercept",
        entry_without_column(j),
        "The predictions are right, but one entry of the gradient is the mean residual, with no "
        "feature in it. An intercept is a column of ones in X here: every weight meets a column.",
    )
    for j in (0, -1)
)

CARRIED_ON = (
    Misconception(
        "the sum is not set back before each weight",
        entries_carried_on,
        "The first entry is right; each later one also holds those before it. Is your sum, or the "
        "weight that you nudged, set back before the next weight's turn?",
    ),
)

BACKWARD = tuple(
    Misconception(
        "a difference quotient with too large a step",
        difference_quotient(-h),
        "The gradient comes from a finite difference, and the curvature of the cost shows in "
        "it. Differences on both sides would not see it; the derivative by hand needs none.",
    )
    for h in (1e-1, 1e-2, 1e-3)
)

CUT_SHORT = tuple(
    Misconception(
        "a long gradient cut short",
        code(limit),
        "Where the gradient is long, yours stops at a limit. In the equation it is as long as it "
        "is; a learning rate that is too large is no reason to hide it.",
    )
    for limit in (5, 10, 100, 1000)
    for code in (entries_clipped, length_limited)
)

PENALTY_HINT = (
    "A share of the weights is added, as in ridge or lasso regression. The cost of this lesson "
    "knows the residuals only."
)
PENALTIES = tuple(
    Misconception("a penalty on the weights added", code(factor), PENALTY_HINT)
    for factor in (0.2, 0.1, 0.02, 0.01)
    for code in (weights_added, penalised_by_size)
)

PARTLY_DIVIDED = tuple(
    Misconception(
        "only a part of the gradient divided by the number of rows",
        code,
        "The features meet the predictions and the targets in two sums, and one of the two is not "
        "averaged. What do the parentheses hold together?",
    )
    for code in (one_sum_divided, other_sum_divided, factor_before_one_sum)
)
