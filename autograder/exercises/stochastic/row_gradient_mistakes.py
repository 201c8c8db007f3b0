"""All mistakes in the gradient of one row by name; here the factors, and what is returned.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.stochastic.row_choice_mistakes import ROWS
from autograder.exercises.stochastic.row_derivative_mistakes import DERIVATIVES, ENTRIES, RESIDUALS
from autograder.exercises.stochastic.wrong_row_gradients import miss, right
from autograder.families import changes_input, piles_up, remembers, whole_numbers
from mbgd_lessons import row_gradient

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

RETURNED = (
    Misconception(
        "all zeros",
        lambda w, X, y, i: np.zeros(len(w)),
        "Every entry is zero. Is an array made and never filled? Or, with a difference quotient, "
        "is the step so small that it is lost in rounding?",
    ),
    *(
        Misconception(
            "one entry returned instead of all",
            lambda w, X, y, i, j=j: right(w, X, y, i)[j],
            "The number that comes back is right, but the others are missing. Look for a `return` "
            "inside the loop, or for a list that begins anew in each turn.",
        )
        for j in (0, -1)
    ),
    *(
        Misconception(
            "an entry for an intercept added",
            code,
            "There is one entry more than there are weights. An intercept is a column of ones in X "
            "here, and needs no entry besides.",
        )
        for code in (
            lambda w, X, y, i: np.append(2 * miss(w, X, y, i), right(w, X, y, i)),
            lambda w, X, y, i: np.append(right(w, X, y, i), 2 * miss(w, X, y, i)),
        )
    ),
    *(
        Misconception(
            "only the first two features written out",
            code,
            "Two entries come back, however many weights there are. Let a product of arrays, or a "
            "loop, reach every column.",
        )
        for code in (
            lambda w, X, y, i: right(w, X, y, i)[:2],
            lambda w, X, y, i: right(w[:2], X[:, :2], y, i),
        )
    ),
    *(
        Misconception(
            "rounded",
            lambda w, X, y, i, decimals=decimals: np.round(right(w, X, y, i), decimals),
            "The gradient is right to a few decimals only. Rounding is for printing: a step goes "
            "on from these numbers.",
        )
        for decimals in (2, 1)
    ),
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

MISTAKES = (*FACTORS, *ROWS, *RESIDUALS, *DERIVATIVES, *ENTRIES, *RETURNED)
