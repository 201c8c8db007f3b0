"""Stochastic epochs whose steps go wrong, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.stochastic.row_derivative_mistakes import DERIVATIVES, ENTRIES, RESIDUALS
from autograder.exercises.stochastic.wrong_epochs import along, with_rate
from autograder.exercises.stochastic.wrong_row_gradients import miss, right

# ------------------------------------------------------------------ steps


def whole_weights(w, X, y, lr, rng):
    w = np.trunc(w)
    for i in rng.permutation(len(y)):
        w = np.trunc(w - lr * right(w, X, y, i))
    return w


STEPS = (
    Misconception(
        "the factor two is missing",
        along(lambda w, X, y, i: miss(w, X, y, i) * X[i]),
        "Every step is half as long as it should be. Derive the square of one row again: where "
        "does the exponent go?",
    ),
    Misconception(
        "uphill: the sign is flipped",
        along(lambda w, X, y, i: -right(w, X, y, i)),
        "The steps go uphill, and the error grows. Look at the sign of the update, and at the "
        "order of the two terms in the residual.",
    ),
    Misconception(
        "uphill: the sign is flipped, and the factor two is missing",
        along(lambda w, X, y, i: -miss(w, X, y, i) * X[i]),
        "Two things: the steps go uphill (the sign of the update, or the order of the residual), "
        "and they have half the length they should have.",
    ),
    Misconception(
        "each step divided by the number of rows",
        along(lambda w, X, y, i: right(w, X, y, i) / len(y)),
        "A step on one row has nothing to average: the batch is one row. Divided by n, a whole "
        "epoch moves about as far as one step.",
    ),
    Misconception(
        "each step divided by the number of rows, and the factor two is missing",
        along(lambda w, X, y, i: miss(w, X, y, i) * X[i] / len(y)),
        "Two things: a step on one row has nothing to average, so that there is nothing to divide "
        "by; and the exponent of the square is lost.",
    ),
    Misconception(
        "each step multiplied by the number of rows",
        along(lambda w, X, y, i: right(w, X, y, i) * len(y)),
        "Every step is n times too long. One row's step does not know how many others there are.",
    ),
    Misconception(
        "each step divided by the number of features",
        along(lambda w, X, y, i: right(w, X, y, i) / len(w)),
        "The gradient has one entry a feature; nothing is averaged over them.",
    ),
    Misconception(
        "the gradient averaged to a single number",
        along(lambda w, X, y, i: right(w, X, y, i).mean()),
        "All weights move by the same number. The gradient of a row has one entry a weight.",
    ),
    Misconception(
        "the inner derivative is forgotten",
        along(lambda w, X, y, i: 2 * miss(w, X, y, i)),
        "All weights move by the same number, made of the residual alone. By the chain rule, what "
        "does the prediction give when it is derived by one weight?",
    ),
    Misconception(
        "the residual squared in the gradient",
        along(lambda w, X, y, i: 2 * miss(w, X, y, i) ** 2 * X[i]),
        "The square is still there. When it is derived, the exponent comes down as a factor, and "
        "what power of the residual remains?",
    ),
    Misconception(
        "the residual without its sign",
        along(lambda w, X, y, i: 2 * abs(miss(w, X, y, i)) * X[i]),
        "The residual counts as positive, whether the prediction is too high or too low. Its sign "
        "says which way the weights should go.",
    ),
    *(
        Misconception(
            "only the sign of the residual",
            along(lambda w, X, y, i, factor=factor: factor * np.sign(miss(w, X, y, i)) * X[i]),
            "The size of the residual is lost, as in the gradient of an absolute error. In the "
            "squared error a large residual pulls harder.",
        )
        for factor in (1, 2)
    ),
    Misconception(
        "the residual without the target",
        along(lambda w, X, y, i: 2 * X[i] @ w * X[i]),
        "The targets play no part: each step pulls the prediction to zero.",
    ),
    Misconception(
        "the residual without the prediction",
        along(lambda w, X, y, i: -2 * y[i] * X[i]),
        "The gradient is the same whatever the weights are: only the target enters it. What does "
        "the model predict for this row?",
    ),
    Misconception(
        "the target added to the prediction",
        along(lambda w, X, y, i: 2 * (X[i] @ w + y[i]) * X[i]),
        "A residual says how far the prediction is from the target: it is their difference, not "
        "their sum.",
    ),
    Misconception(
        "only the signs of the gradient",
        along(lambda w, X, y, i: np.sign(right(w, X, y, i))),
        "Every weight moves by the same amount, up or down. In the equation a steep direction "
        "moves a weight further.",
    ),
    Misconception(
        "the gradient brought to length one",
        along(lambda w, X, y, i: right(w, X, y, i) / np.linalg.norm(right(w, X, y, i))),
        "Every step is equally long. In the equation the step is as long as the gradient says.",
    ),
    Misconception(
        "the gradient clipped at one",
        along(lambda w, X, y, i: np.clip(right(w, X, y, i), -1, 1)),
        "No entry of the gradient goes beyond 1. In the equation the step is as long as the "
        "gradient says.",
    ),
    *(
        Misconception(
            "cut to whole numbers",
            code,
            "The numbers lose their decimals at every step. What type has the array that the "
            "gradient, or the weights, are written into?",
        )
        for code in (
            along(lambda w, X, y, i: np.trunc(right(w, X, y, i))),
            along(lambda w, X, y, i: 2 * np.trunc(miss(w, X, y, i)) * X[i]),
            along(lambda w, X, y, i: 2 * (np.trunc(X[i] @ w) - y[i]) * X[i]),
            whole_weights,
        )
    ),
    Misconception(
        "the cost subtracted instead of its gradient",
        along(lambda w, X, y, i: miss(w, X, y, i) ** 2),
        "All weights move by the squared error itself. Its derivative has one entry a weight.",
    ),
    Misconception(
        "the gradient multiplied by the weights",
        along(lambda w, X, y, i: right(w, X, y, i) * w),
        "Each weight moves in proportion to itself, and a weight of zero could never move.",
    ),
)

RATES = (
    Misconception(
        "the learning rate is not used",
        with_rate(lambda lr, k, n: 1.0),
        "The result does not depend on `lr`: each gradient is subtracted in full.",
    ),
    Misconception(
        "divided by the learning rate",
        with_rate(lambda lr, k, n: 1 / lr),
        "A larger lr makes your steps shorter. Compare with the equation.",
    ),
    Misconception(
        "the learning rate multiplied in twice",
        with_rate(lambda lr, k, n: lr**2),
        "Your steps have the square of lr in them. Does it stand in the gradient, and again in the "
        "update?",
    ),
    *(
        Misconception(
            "a fixed number instead of lr",
            with_rate(lambda lr, k, n, fixed=fixed: fixed),
            "Whatever `lr` comes in, the steps have the same length: a learning rate of its own "
            "stands in the code, or outside the function.",
        )
        for fixed in (0.1, 0.01, 0.001)
    ),
    *(
        Misconception(
            "the learning rate shrinks from step to step",
            with_rate(rate),
            "The first step has the rate lr, later ones a smaller one. In this exercise lr is "
            "the same for all steps of the epoch; it is the next one that lets it decay.",
        )
        for rate in (
            lambda lr, k, n: lr / (k + 1),
            lambda lr, k, n: lr * (1 - k / n),
            lambda lr, k, n: lr / np.sqrt(k + 1),
            lambda lr, k, n: lr / (1 + 0.1 * k),
            lambda lr, k, n: lr / (1 + 0.01 * k),
            lambda lr, k, n: lr * 0.5**k,
            lambda lr, k, n: lr * 0.9**k,
            lambda lr, k, n: lr * 0.95**k,
            lambda lr, k, n: lr * 0.99**k,
        )
    ),
    *(
        Misconception(
            "the weights shrunk as well",
            along(lambda w, X, y, i, share=share: share * w + right(w, X, y, i)),
            "Besides the step, every weight loses a share of itself, as with a penalty on large "
            "weights. The equation subtracts the gradient only.",
        )
        for share in (1, 2, 0.2, 0.1, 0.02, 0.01)
    ),
)

OF_THE_STEPS_OWN = {
    *(m.name for m in STEPS),
    "averaged to a single number",
    "added up to a single number",
    "the cost instead of its gradient",
    "only the length of the gradient",
    "only the signs of the gradient",
    "a penalty on the weights added",
}
"""Names of wrong gradients that have another name here, or would be taken for another mistake."""

IN_THE_GRADIENT = tuple(
    Misconception(m.name, along(m.wrong), m.hint)
    for m in (*RESIDUALS, *DERIVATIVES, *ENTRIES)
    if m.name not in OF_THE_STEPS_OWN
)
