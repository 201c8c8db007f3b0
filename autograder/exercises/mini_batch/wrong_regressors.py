"""Regressors with one mistake each: the code of what `regressor_mistakes` names."""

import random

import numpy as np


class Variant:
    """The regressor, in parts. A mistake below replaces one part; the rest stays right."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = self.target(y)
        self.n = len(X)
        self.rng = np.random.default_rng(self.random_state)
        self.start(X)
        for _ in range(self.epochs):
            self.epoch(X, y)
        return self

    def target(self, y):
        return np.ravel(y)

    def start(self, X):
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0

    def epoch(self, X, y):
        for rows in self.batches(len(y)):
            self.step(X[rows], y[rows])

    def batches(self, n):
        return cut(self.order(n), self.batch_size)

    def order(self, n):
        return self.rng.permutation(n)

    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_ = self.coef_ - self.lr * coef_gradient
        self.intercept_ = self.intercept_ - self.lr * intercept_gradient

    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / self.size(X), 2 * r.sum() / self.size(X)

    def size(self, X):
        return len(X)

    def predict(self, X):
        return X @ self.coef_ + self.intercept_


def cut(order, size):
    return [order[start : start + size] for start in range(0, len(order), size)]


class SummedCoefficients(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r, 2 * r.mean()


class Summed(Variant):
    def size(self, X):
        return 1


class DividedByN(Variant):
    def size(self, X):
        return self.n


class DividedByNominalSize(Variant):
    def size(self, X):
        return self.batch_size


class DividedTwice(Variant):
    def size(self, X):
        return len(X) ** 2


class MeanOverEverything(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / X.size, 2 * r.mean()


class CoefficientsDividedByNominalSize(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient * len(X) / min(self.batch_size, self.n), intercept_gradient


class DividedByCappedSize(Variant):
    def size(self, X):
        return min(self.batch_size, self.n)


class MeansBeforeProduct(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * r.mean() * X.mean(axis=0), 2 * r.mean()


class SingleNumber(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return np.mean(2 * r[:, None] * X), 2 * r.mean()


class CoefficientsWithoutTwo(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient / 2, intercept_gradient


class WithoutTwo(Variant):
    def size(self, X):
        return 2 * len(X)


class Uphill(Variant):
    def size(self, X):
        return -len(X)


class InterceptFirst(Variant):
    def step(self, X, y):
        self.intercept_ = self.intercept_ - self.lr * self.gradients(X, y)[1]
        self.coef_ = self.coef_ - self.lr * self.gradients(X, y)[0]


class CoefficientsFirst(Variant):
    def step(self, X, y):
        self.coef_ = self.coef_ - self.lr * self.gradients(X, y)[0]
        self.intercept_ = self.intercept_ - self.lr * self.gradients(X, y)[1]


class NoIntercept(Variant):
    def gradients(self, X, y):
        return super().gradients(X, y)[0], 0.0


class StartsAtZero(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = np.zeros(X.shape[1]), 0.0


class StartsAtRandom(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = self.rng.normal(size=X.shape[1]), 0.0


class AllRowsEveryStep(Variant):
    def epoch(self, X, y):
        for _ in self.batches(len(y)):
            self.step(X, y)


class OneStepAnEpoch(Variant):
    def batches(self, n):
        return super().batches(n)[:1]


class SingleRows(Variant):
    def step(self, X, y):
        for i in range(len(X)):
            super().step(X[[i]], y[[i]])


class StaleGradient(Variant):
    def epoch(self, X, y):
        stale = self.coef_, self.intercept_
        coef, intercept = stale
        for rows in self.batches(len(y)):
            coef_gradient, intercept_gradient = self.gradients(X[rows], y[rows])
            coef = coef - self.lr * coef_gradient
            intercept = intercept - self.lr * intercept_gradient
        self.coef_, self.intercept_ = coef, intercept


class AnnealedUnasked(Variant):
    def epoch(self, X, y):
        kept = self.lr
        for k, rows in enumerate(self.batches(len(y))):
            self.lr = kept / (1 + k)
            self.step(X[rows], y[rows])
        self.lr = kept


class AnnealedEveryEpoch(Variant):
    def fit(self, X, y):
        kept = self.lr
        super().fit(X, y)
        self.lr = kept
        return self

    def epoch(self, X, y):
        super().epoch(X, y)
        self.lr = 0.9 * self.lr


class OneEpoch(Variant):
    def fit(self, X, y):
        kept, self.epochs = self.epochs, 1
        super().fit(X, y)
        self.epochs = kept
        return self


class ChangesSettings(Variant):
    def fit(self, X, y):
        self.batch_size = min(self.batch_size, len(X))
        return super().fit(X, y)


class Unshuffled(Variant):
    def order(self, n):
        return np.arange(n)


class ShuffledOnce(Variant):
    def order(self, n):
        return np.random.default_rng(self.random_state).permutation(n)


class WithReplacement(Variant):
    def order(self, n):
        return self.rng.integers(n, size=n)


class FreshSample(Variant):
    def batches(self, n):
        size = min(self.batch_size, n)
        return [self.rng.choice(n, size, replace=False) for _ in range(-(-n // size))]


class FreshSampleRestLeft(Variant):
    def batches(self, n):
        return [
            self.rng.choice(n, self.batch_size, replace=False) for _ in range(n // self.batch_size)
        ]


class LastDropped(Variant):
    def batches(self, n):
        return [rows for rows in super().batches(n) if len(rows) == self.batch_size]


class LastDroppedKeptIfOnly(Variant):
    def batches(self, n):
        batches = super().batches(n)
        return [rows for rows in batches if len(rows) == self.batch_size] or batches


class LastFilledUp(Variant):
    def order(self, n):
        rows = self.rng.permutation(n)
        size = min(self.batch_size, n)
        return np.take(rows, range(-(-n // size) * size), mode="wrap")


class EvenedOut(Variant):
    def batches(self, n):
        return np.array_split(self.order(n), -(-n // self.batch_size))


class LastJoined(Variant):
    def batches(self, n):
        *before, last = super().batches(n)
        if not before or len(last) == self.batch_size:
            return [*before, last]
        return [*before[:-1], np.concatenate([before[-1], last])]


class Overlapping(Variant):
    def batches(self, n):
        rows, size = self.order(n), self.batch_size
        return [rows[k : size * (k + 1)] for k in range(-(-n // size))]


class ApartXandY(Variant):
    def epoch(self, X, y):
        X = X[self.order(len(y))]
        for rows in cut(np.arange(len(y)), self.batch_size):
            self.step(X[rows], y[rows])


class IgnoresState(Variant):
    def order(self, n):
        return np.random.default_rng().permutation(n)


class FixedSeed(Variant):
    def fit(self, X, y):
        self.random_state = 42
        return super().fit(X, y)


class GlobalState(Variant):
    def order(self, n):
        return np.random.permutation(n)  # noqa: NPY002


class SeedsGlobalState(Variant):
    def fit(self, X, y):
        np.random.seed(self.random_state % 2**32)  # noqa: NPY002
        return super().fit(X, y)

    def order(self, n):
        return np.random.permutation(n)  # noqa: NPY002


class ReturnsNothing(Variant):
    def fit(self, X, y):
        super().fit(X, y)


class GoesOn(Variant):
    def start(self, X):
        if not hasattr(self, "coef_"):
            super().start(X)


class PredictsWithoutIntercept(Variant):
    def predict(self, X):
        return X @ self.coef_


class ChangesData(Variant):
    def fit(self, X, y):
        super().fit(X, y)
        X -= X.mean(axis=0)
        return self


class ShufflesInPlace(Variant):
    def epoch(self, X, y):
        order = self.order(len(y))
        X[:], y[:] = X[order], y[order]
        for rows in cut(np.arange(len(y)), self.batch_size):
            self.step(X[rows], y[rows])


class ShufflesXInPlace(Variant):
    def epoch(self, X, y):
        self.rng.shuffle(X)
        for rows in cut(np.arange(len(y)), self.batch_size):
            self.step(X[rows], y[rows])


class AboveNTrainsNothing(Variant):
    def batches(self, n):
        return super().batches(n) if self.batch_size <= n else []


class ColumnSilently(Variant):
    def target(self, y):
        return y

    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * r.T @ X / len(X), 2 * r.mean()


class Asserts(Variant):
    def fit(self, X, y):
        assert np.ndim(y) == 1
        return super().fit(X, y)


class ReturnsError(Variant):
    def fit(self, X, y):
        if np.ndim(y) != 1:
            return ValueError("y must have shape (n,)")
        return super().fit(X, y)


class Draft(ColumnSilently):
    """The draft of the lesson as it stands, with all of its defects."""

    def fit(self, X, y):
        super().fit(X, y)

    def batches(self, n):
        return [random.sample(range(n), self.batch_size) for _ in range(n // self.batch_size)]

    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * r.T @ X, 2 * r.mean()
