"""Trainings that take wrong steps: the code of what `training_mistakes` names.

`Training` is right; every other class changes one thing.
"""

import numpy as np


class Training:
    """A right answer in small methods."""

    def __call__(
        self,
        X_train,
        y_train,
        X_test,
        y_test,
        lr,
        annealing_rate,
        max_epochs,
        batch_size,
        *,
        objective,
        gradient,
        rng,
    ):
        self.objective, self.gradient, self.rng = objective, gradient, rng
        self.batch_size, self.annealing_rate, self.lr = batch_size, annealing_rate, lr
        self.max_epochs = max_epochs
        self.train, self.test = (X_train, y_train), (X_test, y_test)
        w, self.curves = self.start(X_train.shape[1]), []
        self.before_training(w)
        for epoch in range(self.epochs(max_epochs)):
            rate = self.rate(epoch)
            before, (w, rows) = w, self.epoch(w, *self.train, rate)
            self.curves.append(self.measure(before, w, rows))
            if self.over(before, w):
                break
        return self.result(w, *np.array(self.curves).T)

    def epochs(self, max_epochs):
        return max_epochs

    def before_training(self, w):
        """Nothing."""

    def over(self, before, w):
        return False

    def start(self, d):
        return np.zeros(d)

    def rate(self, epoch):
        return self.lr * self.annealing_rate**epoch

    def epoch(self, w, X, y, lr):
        """The weights after an epoch, and the rows of its last batch."""
        rows = np.arange(0)
        for k, rows in enumerate(self.batches(len(y))):
            w = self.step(w, X, y, rows, self.rate_of_step(lr, k))
        return w, rows

    def rate_of_step(self, lr, k):
        return lr

    def batches(self, n):
        return cut(self.order(n), self.batch_size)

    def order(self, n):
        return self.rng.permutation(n)

    def step(self, w, X, y, rows, lr):
        return w - lr * self.gradient(w, X[rows], y[rows])

    def measure(self, before, w, rows):
        """The next entries of the curves: training accuracy, test accuracy, objective."""
        return self.share(w, *self.train), self.share(w, *self.test), self.cost(w, *self.train)

    def share(self, w, X, y):
        return np.count_nonzero(self.label(X @ w, y) == y) / len(y)

    def label(self, score, y):
        return np.where(score >= 0, 1, -1)

    def cost(self, w, X, y):
        return self.objective(w, X, y)

    def result(self, w, training_accuracy, test_accuracy, w_errors):
        return w, training_accuracy, test_accuracy, w_errors


def cut(order, size):
    return [order[first : first + size] for first in range(0, len(order), size)]


# ------------------------------------------------------------------ the step


class Scaled(Training):
    """Each gradient times `factor(rows, n, d, batch_size)`."""

    def __init__(self, factor):
        self.factor = factor

    def step(self, w, X, y, rows, lr):
        factor = self.factor(len(rows), *X.shape, self.batch_size)
        return w - lr * factor * self.gradient(w, X[rows], y[rows])


class WithoutRate(Training):
    def step(self, w, X, y, rows, lr):
        return w - self.gradient(w, X[rows], y[rows])


class OwnGradient(Training):
    """The logistic loss's gradient, whatever gradient was passed in."""

    def step(self, w, X, y, rows, lr):
        s = np.exp(-np.logaddexp(0, y[rows] * (X[rows] @ w)))
        return w + lr * X[rows].T @ (y[rows] * s) / len(rows)


class DifferenceQuotient(Training):
    """The slope of the objective from differences on one side, with too large a step."""

    def step(self, w, X, y, rows, lr):
        here = self.objective(w, X[rows], y[rows])
        beside = [self.objective(w + 0.01 * e, X[rows], y[rows]) for e in np.eye(len(w))]
        return w - lr * (np.array(beside) - here) / 0.01


class AllRowsEveryStep(Training):
    def step(self, w, X, y, rows, lr):
        return w - lr * self.gradient(w, X, y)


class SingleRows(Training):
    def step(self, w, X, y, rows, lr):
        for i in rows:
            w = w - lr * self.gradient(w, X[[i]], y[[i]])
        return w


class BatchForEachRow(Training):
    def step(self, w, X, y, rows, lr):
        for _ in rows:
            w = super().step(w, X, y, rows, lr)
        return w


class StartsAt(Training):
    def __init__(self, value):
        self.value = value

    def start(self, d):
        return np.full(d, float(self.value))


class StartsAtRandom(Training):
    def __init__(self, scale):
        self.scale = scale

    def start(self, d):
        return self.scale * self.rng.normal(size=d)


class StaleGradient(Training):
    def epoch(self, w, X, y, lr):
        old = w
        for rows in self.batches(len(y)):
            w = w - lr * self.gradient(old, X[rows], y[rows])
        return w, rows


class StartsAnewEachEpoch(Training):
    def epoch(self, w, X, y, lr):
        return super().epoch(self.start(len(w)), X, y, lr)


class MeanOfStaleGradients(Training):
    """One step an epoch: the mean of its batches' gradients."""

    def epoch(self, w, X, y, lr):
        batches = list(self.batches(len(y)))
        gradients = [self.gradient(w, X[rows], y[rows]) for rows in batches]
        return w - lr * np.mean(gradients, axis=0), batches[-1]


class Prepared(Training):
    """The rows and labels made into others first: `how(X, y)`, on copies."""

    def __init__(self, how):
        self.how = how

    def before_training(self, w):
        self.train, self.test = self.how(*self.train), self.how(*self.test)


class PreparedForSteps(Prepared):
    """For the steps only: what is measured is right."""

    def before_training(self, w):
        self.given = self.train

    def epoch(self, w, X, y, lr):
        return super().epoch(w, *self.how(X, y), lr)


def standardised(X, y):
    spread = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1), y


def centred(X, y):
    return X - X.mean(axis=0), y


def labels_0_and_1(X, y):
    return X, (y + 1) / 2


def labels_all_positive(X, y):
    return X, np.abs(y)


class WithOnes(Training):
    """A column of ones put before or after the features: a weight more."""

    def __init__(self, first=False):
        self.first = first

    def __call__(self, X_train, y_train, X_test, y_test, *settings, **passed):
        X_train, X_test = (self.widened(X) for X in (X_train, X_test))
        return super().__call__(X_train, y_train, X_test, y_test, *settings, **passed)

    def widened(self, X):
        ones = np.ones((len(X), 1))
        return np.hstack([ones, X] if self.first else [X, ones])


class TrainsOn(Training):
    """Steps on other rows: `of(training rows, test rows)`."""

    def __init__(self, of):
        self.of = of

    def epoch(self, w, X, y, lr):
        return super().epoch(w, *self.of(self.train, self.test), lr)


def on_test_rows(train, test):
    return test


def on_both(train, test):
    return tuple(np.concatenate(parts) for parts in zip(train, test, strict=True))


def without_the_last(train, test):
    X, y = train
    return (X[:-1], y[:-1]) if len(y) > 1 else train
