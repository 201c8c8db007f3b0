"""Regressors that step rightly and keep the wrong weights: replaced, averaged, in another shape.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant

# ------------------------------------------------------------------ what becomes of the weights


class Replaced(Variant):
    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_, self.intercept_ = -self.lr * coef_gradient, -self.lr * intercept_gradient


class WholeCoefficients(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = np.ones(X.shape[1], dtype=int), 0.0

    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_[:] = self.coef_ - self.lr * coef_gradient
        self.intercept_ = self.intercept_ - self.lr * intercept_gradient


class AveragedOverSteps(Variant):
    def fit(self, X, y):
        self.path = []
        super().fit(X, y)
        if self.path:
            mean = np.mean(self.path, axis=0)
            self.coef_, self.intercept_ = mean[:-1], mean[-1]
        return self

    def step(self, X, y):
        super().step(X, y)
        self.path.append(np.append(self.coef_, self.intercept_))


class AveragedFromStart(AveragedOverSteps):
    def start(self, X):
        super().start(X)
        self.path.append(np.append(self.coef_, self.intercept_))


class NeverMoves(Variant):
    def step(self, X, y):
        pass


class Column(Variant):
    """Coefficients in the shape (d, 1); `shaped` is how the intercept comes along."""

    shaped = staticmethod(float)

    def fit(self, X, y):
        super().fit(X, y)
        self.coef_, self.intercept_ = self.coef_[:, None], self.shaped(self.intercept_)
        return self

    def start(self, X):
        super().start(X)
        self.intercept_ = 0.0


class ColumnAndArray(Column):
    shaped = staticmethod(np.atleast_1d)


class ColumnAndTable(Column):
    shaped = staticmethod(np.atleast_2d)


class Row(Column):
    def fit(self, X, y):
        super().fit(X, y)
        self.coef_ = self.coef_.T
        return self

    def predict(self, X):
        return X @ self.coef_.ravel() + self.intercept_


class WithInterceptInside(Variant):
    def fit(self, X, y):
        super().fit(X, y)
        self.coef_ = np.append(self.coef_, self.intercept_)
        return self

    def predict(self, X):
        return X @ self.coef_[:-1] + self.coef_[-1]


class InterceptTakenFromOtherEnd(Variant):
    def fit(self, X, y):
        super().fit(X, y)
        W = np.append(self.intercept_, self.coef_)
        self.coef_, self.intercept_ = W[:-1], W[-1]
        return self


class InterceptTakenFromFront(Variant):
    def fit(self, X, y):
        super().fit(X, y)
        W = np.append(self.coef_, self.intercept_)
        self.intercept_, self.coef_ = W[0], W[1:]
        return self


ANOTHER_SHAPE = "`coef_` in another shape than (d,)"

MISTAKES = (
    Misconception(
        "the weights are replaced by the change",
        Replaced,
        "After a step the weights are the step itself: the old weights are forgotten. "
        "Look at the operator of the update: `=-` is not `-=`.",
    ),
    Misconception(
        "the coefficients are cut to whole numbers",
        WholeCoefficients,
        "The decimals are lost at every step. Which type has the array that the coefficients are "
        "written into?",
    ),
    Misconception(
        "the weights of all steps are averaged",
        AveragedOverSteps,
        "After one step the weights are right; after more they are a mean over the way. "
        "`coef_` and `intercept_` are where the last step arrived.",
    ),
    Misconception(
        "the weights of all steps are averaged, with the start",
        AveragedFromStart,
        "The weights are a mean over the way, start included. "
        "`coef_` and `intercept_` are where the last step arrived.",
    ),
    Misconception(
        "the weights never move",
        NeverMoves,
        "`coef_` and `intercept_` stay where they start. Does the loop run at all, and are the new "
        "weights kept under these names?",
    ),
    Misconception(
        ANOTHER_SHAPE,
        Column,
        "`coef_` is a column of shape (d, 1). Compute with columns if you like, but keep the "
        "coefficients as an array of shape (d,).",
    ),
    Misconception(
        ANOTHER_SHAPE,
        ColumnAndArray,
        "`coef_` is a column of shape (d, 1). Compute with columns if you like, but keep the "
        "coefficients as an array of shape (d,).",
    ),
    Misconception(
        ANOTHER_SHAPE,
        ColumnAndTable,
        "`coef_` is a column of shape (d, 1), `intercept_` a table. Compute with columns if you "
        "like, but keep the coefficients in the shape (d,) and the intercept as a number.",
    ),
    Misconception(
        ANOTHER_SHAPE,
        Row,
        "`coef_` is a row of shape (1, d). Keep the coefficients as an array of shape (d,).",
    ),
    Misconception(
        "`coef_` holds the intercept, too",
        WithInterceptInside,
        "`coef_` has d + 1 entries. The column of ones is a good way to compute; at the end its "
        "weight is `intercept_`, and the others are `coef_`.",
    ),
    Misconception(
        "the intercept is taken from the wrong end of the weights",
        InterceptTakenFromOtherEnd,
        "The numbers are right, and stand in the wrong places: the column of ones comes first, but "
        "the last weight is taken for the intercept.",
    ),
    Misconception(
        "the intercept is taken from the wrong end of the weights",
        InterceptTakenFromFront,
        "The numbers are right, and stand in the wrong places: the column of ones comes last, but "
        "the first weight is taken for the intercept.",
    ),
)
