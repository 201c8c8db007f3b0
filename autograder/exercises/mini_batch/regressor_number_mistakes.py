"""Regressors in whose gradient numbers or features get lost on the way.

The rest of each is right. A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.batch.shared_mistakes import FIRST_TWO_HINT, LEFT_OUT_HINT, WHOLE_HINT
from autograder.exercises.mini_batch.wrong_regressors import Variant


class OfResidual(Variant):
    """The right gradients of a residual that may be wrong."""

    def gradients(self, X, y):
        r = self.residual(X, y)
        return 2 * X.T @ r / len(X), 2 * r.mean()


class WholePredictions(OfResidual):
    def residual(self, X, y):
        return np.trunc(self.predict(X)) - y


class WholeResiduals(OfResidual):
    def residual(self, X, y):
        return np.trunc(self.predict(X) - y)


class WholeEntries(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return np.trunc(coef_gradient), intercept_gradient


class AllWholeEntries(Variant):
    def gradients(self, X, y):
        return tuple(np.trunc(gradient) for gradient in super().gradients(X, y))


class OfSomeFeatures(OfResidual):
    part = slice(2)

    def residual(self, X, y):
        return X[:, self.part] @ self.coef_[self.part] + self.intercept_ - y


class WithoutFirst(OfSomeFeatures):
    part = slice(1, None)


class OfFirst(OfSomeFeatures):
    part = slice(1)


class OfLast(OfSomeFeatures):
    part = slice(-1, None)


class TwoCoefficients(OfSomeFeatures):
    """Two features predict, and two coefficients move."""

    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient * (np.arange(X.shape[1]) < 2), intercept_gradient


class SumCarriedOn(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return np.cumsum(coef_gradient), intercept_gradient


class SumCarriedOnToIntercept(Variant):
    def gradients(self, X, y):
        entries = np.cumsum(np.append(*super().gradients(X, y)))
        return entries[:-1], entries[-1]


class LastWithoutColumn(Variant):
    """The last coefficient moves as an intercept does."""

    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return np.append(coef_gradient[:-1], intercept_gradient), intercept_gradient


class NoPredictionBelowZero(OfResidual):
    def residual(self, X, y):
        return np.maximum(self.predict(X), 0) - y


CARRIED_ON_HINT = (
    "The first coefficient moves as it should; each later one also by the sums before it. Where "
    "does your accumulator start from zero: before the loop over the features, or inside?"
)

MISTAKES = (
    Misconception("cut to whole numbers", WholePredictions, WHOLE_HINT.format("predictions")),
    Misconception("cut to whole numbers", WholeResiduals, WHOLE_HINT.format("residuals")),
    *(
        Misconception("cut to whole numbers", code, WHOLE_HINT.format("entries of the gradient"))
        for code in (WholeEntries, AllWholeEntries)
    ),
    *(
        Misconception("only the first two features written out", code, FIRST_TWO_HINT)
        for code in (OfSomeFeatures, TwoCoefficients)
    ),
    *(
        Misconception("the prediction leaves features out", code, LEFT_OUT_HINT)
        for code in (WithoutFirst, OfFirst, OfLast)
    ),
    *(
        Misconception("the sum is not set back before each weight", code, CARRIED_ON_HINT)
        for code in (SumCarriedOn, SumCarriedOnToIntercept)
    ),
    Misconception(
        "one weight taken as an intercept",
        LastWithoutColumn,
        "The last coefficient moves by the mean residual, with no feature in it. The intercept has "
        "a gradient of its own; every coefficient meets a column.",
    ),
    Misconception(
        "negative predictions set to zero",
        NoPredictionBelowZero,
        "No prediction is below zero, as behind a rectifier. This model is linear, whatever the "
        "sign.",
    ),
)
