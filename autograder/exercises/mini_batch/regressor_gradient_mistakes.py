"""Regressors whose gradient is put together wrongly: what meets what, and what is left out.

The rest of each is right. A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant

# ------------------------------------------------------------------ which numbers meet


class MeansBeforeProduct(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * r.mean() * X.mean(axis=0), 2 * r.mean()


class SingleNumber(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return np.mean(2 * r[:, None] * X), 2 * r.mean()


class SummedSingleNumber(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return np.mean(2 * X.T @ r), 2 * r.mean()


class SingleNumberForAll(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        mean = np.append(coef_gradient, intercept_gradient).mean()
        return mean, mean


class WithoutFeatures(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * r.mean(), 2 * r.mean()


class WithoutInterceptInResidual(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ - y
        return 2 * X.T @ r / len(X), 2 * r.mean()


class CoefficientsWithoutInterceptInResidual(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ - y
        return 2 * X.T @ r / len(X), super().gradients(X, y)[1]


class InterceptWithoutItselfInResidual(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ - y
        return super().gradients(X, y)[0], 2 * r.mean()


class WithoutTargets(Variant):
    def gradients(self, X, y):
        return super().gradients(X, np.zeros(len(y)))


class EveryTargetAveraged(Variant):
    """What is left of a (B, B) residual when it is averaged over the targets."""

    def gradients(self, X, y):
        return super().gradients(X, np.full(len(y), y.mean()))


class EveryPredictionAveraged(Variant):
    """What is left of a (B, B) residual when it is averaged over the predictions."""

    def gradients(self, X, y):
        r = (X @ self.coef_ + self.intercept_).mean() - y
        return 2 * X.T @ r / len(X), 2 * r.mean()


class PredictionsPileUp(Variant):
    def gradients(self, X, y):
        r = np.cumsum(X @ self.coef_ + self.intercept_) - y
        return 2 * X.T @ r / len(X), 2 * r.mean()


class PredictionsPileUpFromIntercept(Variant):
    def gradients(self, X, y):
        r = np.cumsum(X @ self.coef_) + self.intercept_ - y
        return 2 * X.T @ r / len(X), 2 * r.mean()


class RootOfError(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        root = np.sqrt(np.mean((X @ self.coef_ + self.intercept_ - y) ** 2))
        return coef_gradient / (2 * root), intercept_gradient / (2 * root)


class AbsoluteError(Variant):
    def gradients(self, X, y):
        signs = np.sign(X @ self.coef_ + self.intercept_ - y)
        return X.T @ signs / len(X), signs.mean()


class OfLengthOne(Variant):
    def gradients(self, X, y):
        gradient = np.append(*super().gradients(X, y))
        gradient = gradient / np.linalg.norm(gradient)
        return gradient[:-1], gradient[-1]


class CoefficientsOfLengthOne(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient / np.linalg.norm(coef_gradient), intercept_gradient


class Clipped(Variant):
    limit = 1

    def gradients(self, X, y):
        return [np.clip(gradient, -self.limit, self.limit) for gradient in super().gradients(X, y)]


class ClippedAtTen(Clipped):
    limit = 10


class ClippedAtHundred(Clipped):
    limit = 100


class ClippedAtThousand(Clipped):
    limit = 1000


# ------------------------------------------------------------------ which weights get a gradient


class NoIntercept(Variant):
    def gradients(self, X, y):
        return super().gradients(X, y)[0], 0.0


class OnlyIntercept(Variant):
    def gradients(self, X, y):
        return 0.0, super().gradients(X, y)[1]


class OnlyFirstCoefficient(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient * np.eye(X.shape[1])[0], intercept_gradient


class OnlyFirstCoefficientOfAll(Variant):
    def gradients(self, X, y):
        return super().gradients(X, y)[0] * np.eye(X.shape[1])[0], 0.0


class OnlyOneRow(Variant):
    def gradients(self, X, y):
        return super().gradients(X[:1], y[:1])


class LastRowOverSize(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X[-1:], y[-1:])
        return coef_gradient / len(X), intercept_gradient / len(X)


MISTAKES = (
    Misconception(
        "means taken before the product",
        MeansBeforeProduct,
        "The mean of a product is not the product of the means: each row's residual has to meet "
        "its own features before anything is averaged.",
    ),
    Misconception(
        "the coefficients' gradient averaged to a single number",
        SingleNumber,
        "All coefficients move by the same number: the mean runs over rows and features. "
        "Over which axis should it run?",
    ),
    Misconception(
        "the coefficients' gradient averaged to a single number",
        SummedSingleNumber,
        "All coefficients move by the same number: the rows are added up, and the mean runs over "
        "the features. It should run over the rows.",
    ),
    Misconception(
        "the gradient averaged to a single number",
        SingleNumberForAll,
        "All weights move by the same number: the mean runs over rows and columns. "
        "Over which axis should it run?",
    ),
    Misconception(
        "the features are missing in the coefficients' gradient",
        WithoutFeatures,
        "The coefficients move by what the intercept moves. The chain rule leaves each residual "
        "with a factor for the coefficients: where did it go?",
    ),
    Misconception(
        "the intercept is left out of the residual",
        WithoutInterceptInResidual,
        "The first step is right, because the intercept is still zero; later ones are not. "
        "What does the model predict for a row, once `intercept_` has moved?",
    ),
    Misconception(
        "the intercept is left out of the coefficients' residual",
        CoefficientsWithoutInterceptInResidual,
        "The first step is right, because the intercept is still zero; later ones are not. "
        "Compare the residuals that the two gradients use.",
    ),
    Misconception(
        "the intercept is left out of its own residual",
        InterceptWithoutItselfInResidual,
        "The first step is right, because the intercept is still zero; later ones are not. "
        "Compare the residuals that the two gradients use.",
    ),
    Misconception(
        "the residual without the targets",
        WithoutTargets,
        "The targets y play no part in your step. The residual is what a prediction misses its "
        "target by.",
    ),
    Misconception(
        "every prediction meets every target",
        EveryTargetAveraged,
        "Each prediction is compared with the mean of all targets of the batch: a column and a "
        "row broadcast to a (B, B) table. Print the shape of the residual.",
    ),
    Misconception(
        "every prediction meets every target",
        EveryPredictionAveraged,
        "Each target is compared with the mean of all predictions of the batch: a column and a "
        "row broadcast to a (B, B) table. Print the shape of the residual.",
    ),
    Misconception(
        "the prediction is not set back for each row",
        PredictionsPileUp,
        "The first row of a batch is right; each later prediction also holds those before it. "
        "Where does the sum for a row begin?",
    ),
    Misconception(
        "the prediction is not set back for each row",
        PredictionsPileUpFromIntercept,
        "The first row of a batch is right; each later prediction also holds those before it. "
        "Where does the sum for a row begin?",
    ),
    Misconception(
        "the gradient of the root of the mean squared error",
        RootOfError,
        "The direction is right, the length is that of the root mean squared error. "
        "The cost here is the mean of the squares, with no root.",
    ),
    Misconception(
        "the gradient of the absolute error",
        AbsoluteError,
        "Every residual counts by its sign only. In the squared error a large residual pulls more.",
    ),
    Misconception(
        "the gradient is scaled to length one",
        OfLengthOne,
        "All steps are equally long. The equation takes the mean gradient as it is: where it is "
        "steep, the step is long.",
    ),
    Misconception(
        "the coefficients' gradient is scaled to length one",
        CoefficientsOfLengthOne,
        "The intercept moves as it should; for the coefficients all steps are equally long. "
        "The equation takes the mean gradient as it is.",
    ),
    Misconception(
        "the gradient is clipped",
        Clipped,
        "No entry of your gradient is above one. The equation takes the mean gradient as it is.",
    ),
    *(
        Misconception(
            "a long gradient is cut short",
            code,
            "Where the gradient is long, yours stops at a limit. The equation takes the mean "
            "gradient as it is.",
        )
        for code in (ClippedAtTen, ClippedAtHundred, ClippedAtThousand)
    ),
    Misconception(
        "the intercept is never learnt",
        NoIntercept,
        "`intercept_` stays at zero. It has a gradient too: the mean of 2 (Xw + b - y).",
    ),
    Misconception(
        "the coefficients are never learnt",
        OnlyIntercept,
        "`intercept_` moves as it should, `coef_` stays at one. Is the new value kept under the "
        "name `coef_`, and is what it is computed from (a generator, say) not used up by then?",
    ),
    Misconception(
        "only the first coefficient is learnt",
        OnlyFirstCoefficient,
        "The other coefficients stay at one. What they are computed from may be used up after the "
        "first (a generator can be read once), or the loop ends too early.",
    ),
    Misconception(
        "only the first coefficient is learnt",
        OnlyFirstCoefficientOfAll,
        "The other coefficients and the intercept stay where they start. What they are computed "
        "from may be used up after the first (a generator can be read once).",
    ),
    Misconception(
        "only one row of each batch is used",
        OnlyOneRow,
        "Each step is the one of a single row. Either the batch ends after its first row (a "
        "`return`, an index), or each turn of the loop forgets the one before it.",
    ),
    Misconception(
        "only the last row's gradient, divided by the size of the batch",
        LastRowOverSize,
        "The division is there, but the sum is not: every turn of the loop forgets the gradients "
        "before it. Add them up.",
    ),
)
