"""The draft of the repair as it stands, and what goes wrong with a column y.

A hint says where to look; it does not give the line.
"""

import random

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant

# ------------------------------------------------------------------ y of shape (n, 1)


class ColumnSilently(Variant):
    def target(self, y):
        return y

    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * r.T @ X / len(X), 2 * r.mean()


class ColumnMeans(Variant):
    """Each target of a column meets every prediction; a mean hides the (B, B) residual."""

    def fit(self, X, y):
        return super().fit(X, np.full(len(y), y.mean()) if np.ndim(y) == 2 else y)


class ReshapesInPlace(Variant):
    def target(self, y):
        y.shape = (len(y),)
        return y


class Refuses(Variant):
    """A column is refused, with whatever `refuse` does."""

    def fit(self, X, y):
        return self.refuse() if np.ndim(y) != 1 else super().fit(X, y)


class Asserts(Refuses):
    def refuse(self):
        raise AssertionError


class RaisesTypeError(Refuses):
    def refuse(self):
        raise TypeError("y must have shape (n,)")


class RaisesException(Refuses):
    def refuse(self):
        raise Exception("y must have shape (n,)")


class RaisesIndexError(Refuses):
    def refuse(self):
        raise IndexError("tuple index out of range")


class ReturnsError(Refuses):
    def refuse(self):
        return ValueError("y must have shape (n,)")


# ------------------------------------------------------------------ the draft


class Draft(ColumnSilently):
    """The draft of the lesson as it stands, with all of its defects."""

    def fit(self, X, y):
        super().fit(X, y)

    def batches(self, n):
        return [random.sample(range(n), self.batch_size) for _ in range(n // self.batch_size)]

    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * r.T @ X, 2 * r.mean()


DRAFT = Misconception(
    "the draft as it stands",
    Draft,
    "All defects are still there. Begin with the first experiment: how does the largest "
    "stable learning rate change with batch_size, and which of the two gradients is to blame?",
)

COLUMN_MISTAKES = (
    Misconception(
        "y as a column gives a wrong shape silently",
        ColumnSilently,
        "With y of shape (n, 1) the residual becomes a matrix, and `coef_` with it, "
        "without an error. Check or flatten y before any work.",
    ),
    Misconception(
        "y as a column gives other weights",
        ColumnMeans,
        "With y of shape (n, 1) `fit` runs through, but does not give the weights of a flat y. "
        "Print what is left of y, and the shape of the residual.",
    ),
    Misconception(
        "the caller's y reshaped in place",
        ReshapesInPlace,
        "After `fit` the caller's y has another shape: to set `y.shape` changes the array itself. "
        "Give the flat y a name of its own.",
    ),
    Misconception(
        "y as a column refused by an assert",
        Asserts,
        "An `assert` is for the author of the code, and Python can be told to skip it. "
        "Raise a ValueError that says what is wrong.",
    ),
    Misconception(
        "y as a column refused by a TypeError",
        RaisesTypeError,
        "The type of y is right, its shape is not: Python's convention for that is a ValueError.",
    ),
    Misconception(
        "y as a column refused by a bare Exception",
        RaisesException,
        "A caller who wants to catch this must catch everything. Python's convention for a wrong "
        "value is a ValueError.",
    ),
    Misconception(
        "y as a column ends in an IndexError",
        RaisesIndexError,
        "Nothing refuses the column, and later an index does not fit. Check or flatten y before "
        "any work.",
    ),
    Misconception(
        "an error returned instead of raised",
        ReturnsError,
        "For y of shape (n, 1) `fit` gives back an exception, or a message, as if it were a "
        "result, and nothing stops. `raise` it.",
    ),
)
