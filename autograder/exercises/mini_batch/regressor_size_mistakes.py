"""Regressors whose gradient has the wrong size or sign: divisors, factors.

The rest of each is right. A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant

# ------------------------------------------------------------------ what the sum is divided by


class SummedCoefficients(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r, 2 * r.mean()


class SummedIntercept(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / len(X), 2 * r.sum()


class Summed(Variant):
    def size(self, X):
        return 1


class SummedWithoutTwo(Variant):
    def size(self, X):
        return 2


class DividedByN(Variant):
    def size(self, X):
        return self.n


class CoefficientsDividedByN(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / self.n, 2 * r.mean()


class InterceptDividedByN(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / len(X), 2 * r.sum() / self.n


class DividedByNominalSize(Variant):
    def size(self, X):
        return self.batch_size


class CoefficientsDividedByNominalSize(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / self.batch_size, 2 * r.mean()


class InterceptDividedByNominalSize(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / len(X), 2 * r.sum() / self.batch_size


class DividedByCappedSize(Variant):
    def size(self, X):
        return min(self.batch_size, self.n)


class CoefficientsDividedByCappedSize(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / min(self.batch_size, self.n), 2 * r.mean()


class InterceptDividedByCappedSize(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / len(X), 2 * r.sum() / min(self.batch_size, self.n)


class DividedTwice(Variant):
    def size(self, X):
        return len(X) ** 2


class CoefficientsDividedTwice(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient / len(X), intercept_gradient


class InterceptDividedTwice(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient, intercept_gradient / len(X)


class MeanOverEverything(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / X.size, 2 * r.mean()


class MeanOverEverythingAndOnes(Variant):
    """The same with a column of ones in X."""

    def size(self, X):
        return len(X) * (X.shape[1] + 1)


class DividedByFeatures(Variant):
    def size(self, X):
        return X.shape[1]


class DividedByFeaturesAndOnes(Variant):
    def size(self, X):
        return X.shape[1] + 1


class CoefficientsDividedByFeatures(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient * len(X) / X.shape[1], intercept_gradient


class InterceptDividedByFeatures(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient, intercept_gradient * len(X) / X.shape[1]


class DividedByBatches(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        batches = -(-self.n // self.batch_size)
        return coef_gradient / batches, intercept_gradient / batches


class WholeGradient(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r // len(X), 2 * r.sum() // len(X)


# ------------------------------------------------------------------ factor and sign


class WithoutTwo(Variant):
    def size(self, X):
        return 2 * len(X)


class CoefficientsWithoutTwo(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient / 2, intercept_gradient


class InterceptWithoutTwo(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient, intercept_gradient / 2


class TwoTwice(Variant):
    def size(self, X):
        return len(X) / 2


class Uphill(Variant):
    def size(self, X):
        return -len(X)


class CoefficientsUphill(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return -coef_gradient, intercept_gradient


class InterceptUphill(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient, -intercept_gradient


COLUMNS_HINT = (
    "The sum over the rows is divided by the number of columns. "
    "Which axis of X counts the gradients that were added?"
)

MISTAKES = (
    Misconception(
        "the coefficients' gradient is summed, the intercept's averaged",
        SummedCoefficients,
        "The intercept moves as it should, the coefficients move batch_size times too far. "
        "Both gradients have to be means over the batch.",
    ),
    Misconception(
        "the intercept's gradient is summed, the coefficients' averaged",
        SummedIntercept,
        "The coefficients move as they should, the intercept moves batch_size times too far. "
        "Both gradients have to be means over the batch.",
    ),
    Misconception(
        "summed instead of averaged",
        Summed,
        "Your steps are as many times too long as the batch has rows. Divide the sum of the "
        "gradients by the size of the batch.",
    ),
    Misconception(
        "summed instead of averaged, and the factor two is missing",
        SummedWithoutTwo,
        "Two things: the square gives a factor when it is derived, and the sum over the batch "
        "still has to be divided by its size.",
    ),
    Misconception(
        "divided by all n rows instead of the batch",
        DividedByN,
        "With a batch of all rows the step is right, with smaller ones it is too short: "
        "divide by the size of this batch.",
    ),
    Misconception(
        "the coefficients' gradient divided by all n rows instead of the batch",
        CoefficientsDividedByN,
        "In a batch of fewer rows than n the intercept moves as it should, the coefficients too "
        "little. Divide both by the size of this batch.",
    ),
    Misconception(
        "the intercept's gradient divided by all n rows instead of the batch",
        InterceptDividedByN,
        "In a batch of fewer rows than n the coefficients move as they should, the intercept too "
        "little. Divide both by the size of this batch.",
    ),
    Misconception(
        "divided by batch_size where the batch is shorter",
        DividedByNominalSize,
        "A batch can have fewer rows than batch_size: the last one, or the only one when "
        "batch_size is above n. Divide by the rows that are there.",
    ),
    Misconception(
        "divided by batch_size where the last batch is shorter",
        DividedByCappedSize,
        "The short last batch moves the weights too little: divide by the rows that are in it.",
    ),
    Misconception(
        "the coefficients' gradient divided by batch_size where the batch is shorter",
        CoefficientsDividedByCappedSize,
        "In the short last batch the intercept moves as it should, the coefficients too little: "
        "divide both by the rows that are in the batch.",
    ),
    Misconception(
        "the coefficients' gradient divided by batch_size, also where that is above n",
        CoefficientsDividedByNominalSize,
        "Where a batch is shorter than batch_size the intercept moves as it should, the "
        "coefficients too little. Divide both by the rows that are in the batch.",
    ),
    Misconception(
        "the intercept's gradient divided by batch_size where the batch is shorter",
        InterceptDividedByCappedSize,
        "In the short last batch the coefficients move as they should, the intercept too little: "
        "divide both by the rows that are in the batch.",
    ),
    Misconception(
        "the intercept's gradient divided by batch_size, also where that is above n",
        InterceptDividedByNominalSize,
        "Where a batch is shorter than batch_size the coefficients move as they should, the "
        "intercept too little. Divide both by the rows that are in the batch.",
    ),
    Misconception(
        "divided by the size of the batch twice",
        DividedTwice,
        "The steps are too short by the size of the batch: a mean is divided once more.",
    ),
    Misconception(
        "the coefficients' gradient divided by the size of the batch twice",
        CoefficientsDividedTwice,
        "The intercept moves as it should, the coefficients too little by the size of the batch: "
        "a mean is divided once more.",
    ),
    Misconception(
        "the intercept's gradient divided by the size of the batch twice",
        InterceptDividedTwice,
        "The coefficients move as they should, the intercept too little by the size of the batch: "
        "a mean is divided once more.",
    ),
    Misconception(
        "the coefficients' gradient averaged over the features too",
        MeanOverEverything,
        "The coefficients move d times too little: the mean runs over all numbers of the array. "
        "The gradient has one entry a feature.",
    ),
    Misconception(
        "the gradient averaged over the features too",
        MeanOverEverythingAndOnes,
        "All weights move d + 1 times too little: the mean runs over all numbers of the array. "
        "The gradient has one entry a weight.",
    ),
    Misconception("divided by the number of features", DividedByFeatures, COLUMNS_HINT),
    Misconception("divided by the number of features", DividedByFeaturesAndOnes, COLUMNS_HINT),
    *(
        Misconception(
            "divided by the number of features",
            code,
            f"One of the two gradients is right, the {other} is not. " + COLUMNS_HINT,
        )
        for code, other in (
            (CoefficientsDividedByFeatures, "coefficients'"),
            (InterceptDividedByFeatures, "intercept's"),
        )
    ),
    Misconception(
        "divided by the number of batches",
        DividedByBatches,
        "With a single batch an epoch the step is right, with more of them it is too short. "
        "What one batch gives is a mean already, and each batch makes a full step.",
    ),
    Misconception(
        "divided with // instead of /",
        WholeGradient,
        "The gradient is rounded down to whole numbers. Which of Python's two divisions keeps the "
        "decimals?",
    ),
    Misconception(
        "the factor two is missing in the coefficients' gradient",
        CoefficientsWithoutTwo,
        "The intercept moves as it should, the coefficients half as far. Derive the square again.",
    ),
    Misconception(
        "the factor two is missing in the intercept's gradient",
        InterceptWithoutTwo,
        "The coefficients move as they should, the intercept half as far. Derive the square again.",
    ),
    Misconception(
        "the factor two is missing",
        WithoutTwo,
        "Every step is half as long as it should be. Derive the square again.",
    ),
    Misconception(
        "the factor two is there twice",
        TwoTwice,
        "Every step is twice as long as it should be. The square gives one factor two; look for "
        "a second one.",
    ),
    Misconception(
        "uphill: the sign is flipped",
        Uphill,
        "The steps go uphill. Look at the sign of the update, and at the order of the residual.",
    ),
    Misconception(
        "the coefficients go uphill: their sign is flipped",
        CoefficientsUphill,
        "The intercept moves as it should, the coefficients the opposite way. Compare the signs "
        "of the two updates, and the residual that each of them uses.",
    ),
    Misconception(
        "the intercept goes uphill: its sign is flipped",
        InterceptUphill,
        "The coefficients move as they should, the intercept the opposite way. Compare the signs "
        "of the two updates, and the residual that each of them uses.",
    ),
)
