"""Costs of wrong predictions, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.batch.shared_mistakes import (
    FIRST_TWO_HINT,
    LEFT_OUT_HINT,
    WHOLE_HINT,
    no_prediction_below_zero,
    of_features,
    whole_misses,
    whole_predictions,
)


def cost_of(predict):
    """The mean squared error of `predict(w, X)`."""
    return lambda w, X, y: np.mean((predict(w, X) - y) ** 2)


def of_whole_misses(w, X, y):
    return np.mean(whole_misses(w, X, y) ** 2)


def of_targets_centred(w, X, y):
    return np.mean((X @ w - y + y.mean()) ** 2)


def penalised(factor):
    return lambda w, X, y: np.mean((X @ w - y) ** 2) + factor * w @ w


def huber(w, X, y):
    """Squares of small misses; of large ones their size, so that it goes on smoothly."""
    r = np.abs(X @ w - y)
    return np.mean(np.where(r <= 1, r**2 / 2, r - 0.5))


PREDICTIONS = (
    Misconception(
        "cut to whole numbers", cost_of(whole_predictions), WHOLE_HINT.format("predictions")
    ),
    Misconception("cut to whole numbers", of_whole_misses, WHOLE_HINT.format("misses")),
    Misconception(
        "only the first two features written out", cost_of(of_features(slice(2))), FIRST_TWO_HINT
    ),
    *(
        Misconception(
            "the prediction leaves features out", cost_of(of_features(part)), LEFT_OUT_HINT
        )
        for part in (slice(1, None), slice(None, -1), slice(-1, None), slice(1))
    ),
    Misconception(
        "negative predictions set to zero",
        cost_of(no_prediction_below_zero),
        "No prediction is below zero, as behind a rectifier. This model predicts Xw itself, "
        "whatever its sign.",
    ),
    Misconception(
        "the mean of the targets taken off",
        of_targets_centred,
        "The targets are centred first. This model has no intercept that would stand for their "
        "mean: use y as it is.",
    ),
    Misconception(
        "Huber's loss instead of the square",
        huber,
        "Small misses are squared, large ones are not. In this cost every miss is squared, and "
        "nothing stands before the square.",
    ),
    *(
        Misconception(
            "a penalty on the weights added",
            penalised(factor),
            "The squares of the weights are added to the mean, as in ridge regression. The cost of "
            "this lesson knows the misses only.",
        )
        for factor in (0.5, 0.1, 0.01)
    ),
)
