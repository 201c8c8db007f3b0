"""Gradients of one row that look at other rows, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.stochastic.wrong_row_gradients import all_rows, miss, right

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
    *(
        Misconception(
            "row i meets the target of another row",
            code,
            "The target that is subtracted belongs to another row. Compare the two indices of your "
            "line.",
        )
        for code in (
            lambda w, X, y, i: 2 * (X[i] @ w - y[i - 1]) * X[i],
            lambda w, X, y, i: 2 * (X[i] @ w - y[-1]) * X[i],
            lambda w, X, y, i: 2 * (X[i - 1] @ w - y[i]) * X[i - 1],
        )
    ),
    *(
        Misconception(
            "the residual of row i times the features of another row",
            code,
            "The residual is that of row i, and the features it meets belong to another row. "
            "Compare the indices of your line.",
        )
        for code in (
            lambda w, X, y, i: 2 * miss(w, X, y, i) * X[i - 1],
            lambda w, X, y, i: 2 * miss(w, X, y, i) * X[0],
            lambda w, X, y, i: 2 * miss(w, X, y, i) * X[-1],
        )
    ),
    Misconception(
        "all rows but row i",
        lambda w, X, y, i: all_rows(w, X, y)[np.arange(len(y)) != i].mean(axis=0),
        "The mean runs over all rows except the one that was asked for. What does a comparison "
        "with i, or `np.delete`, keep?",
    ),
    *(
        Misconception(
            "the rows from row i on",
            code,
            "`i:` is a slice: it takes row i and all rows after it. A single row needs no colon.",
        )
        for code in (
            lambda w, X, y, i: all_rows(w, X, y)[i:].sum(axis=0),
            lambda w, X, y, i: all_rows(w, X, y)[i:].mean(axis=0),
        )
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
