"""Gradients of one row with a wrong residual, of another function or with wrong entries, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.batch import shared_mistakes as shared
from autograder.exercises.stochastic.wrong_row_gradients import (
    miss,
    of_one_row,
    right,
    with_ones_at,
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
        "the features multiply the target only",
        lambda w, X, y, i: 2 * X[i] @ w - y[i] * X[i],
        "The features multiply the target, and not the prediction. The whole residual meets the "
        "features: mind the parentheses.",
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
        "the target squared in the residual",
        lambda w, X, y, i: 2 * (X[i] @ w - y[i] ** 2) * X[i],
        "`**` binds before `-`: the target is squared, and then subtracted. And what is left of "
        "the square once it is derived?",
    ),
    *of_one_row(*shared.WHOLE_NUMBERS, *shared.FIRST_TWO_ONLY, *shared.FEATURES_LEFT_OUT),
    Misconception(
        "negative predictions set to zero",
        lambda w, X, y, i: 2 * (max(X[i] @ w, 0) - y[i]) * X[i],
        "No prediction is below zero, as behind a rectifier. This model predicts Xw itself, "
        "whatever its sign.",
    ),
    *(
        Misconception(
            "residuals clipped at one",
            lambda w, X, y, i, factor=factor: factor * np.clip(miss(w, X, y, i), -1, 1) * X[i],
            "A residual beyond 1 counts as 1, as in a robust loss. In the squared error a large "
            "residual pulls harder.",
        )
        for factor in (2, 1)
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
    *of_one_row(*shared.WITHOUT_COLUMN, *shared.CARRIED_ON, *shared.BACKWARD, *shared.PENALTIES),
    *(
        Misconception(
            "a penalty on the weights added",
            lambda w, X, y, i, factor=factor: right(w, X, y, i) + factor * w,
            shared.PENALTY_HINT,
        )
        for factor in (2, 1)
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

ENTRIES = (
    Misconception(
        "the gradient clipped at one",
        lambda w, X, y, i: np.clip(right(w, X, y, i), -1, 1),
        "No entry of the gradient goes beyond 1. In the equation it is as long as it is.",
    ),
    *of_one_row(*shared.CUT_SHORT),
    Misconception(
        "only the first entry filled",
        lambda w, X, y, i: right(w, X, y, i) * (np.arange(len(w)) == 0),
        "All entries but the first are zero. Look for a `return` inside the loop over the weights.",
    ),
    Misconception(
        "only the last entry filled",
        lambda w, X, y, i: right(w, X, y, i) * (np.arange(len(w)) == len(w) - 1),
        "All entries but the last are zero. Look for an assignment that stands after the loop over "
        "the weights, or for an array that begins anew in each turn.",
    ),
    Misconception(
        "the first entry left at zero",
        lambda w, X, y, i: right(w, X, y, i) * (np.arange(len(w)) != 0),
        "The first entry is never filled. At which number does your loop over the weights begin?",
    ),
    Misconception(
        "the last entry left at zero",
        lambda w, X, y, i: right(w, X, y, i) * (np.arange(len(w)) != len(w) - 1),
        "The last entry is never filled. A range ends before its second number.",
    ),
)
