"""Trainings that go wrong: the code of what `training_mistakes` names.

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
        return self.result(w, *np.array(self.curves).T)

    def epochs(self, max_epochs):
        return max_epochs

    def before_training(self, w):
        """Nothing."""

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
        return np.mean(self.label(X @ w, y) == y)

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


class Epochs(Training):
    """Another number of epochs: `of(max_epochs)`."""

    def __init__(self, of):
        self.of = of

    def epochs(self, max_epochs):
        return self.of(max_epochs)

    def result(self, w, *curves):
        return w, *(np.array(curve) for curve in curves or 3 * [[]])


class Momentum(Training):
    def before_training(self, w):
        self.velocity = np.zeros(len(w))

    def step(self, w, X, y, rows, lr):
        self.velocity = 0.9 * self.velocity - lr * self.gradient(w, X[rows], y[rows])
        return w + self.velocity


# ------------------------------------------------------------------ the rows


class Unshuffled(Training):
    def order(self, n):
        return np.arange(n)


class ShuffledOnce(Training):
    def before_training(self, w):
        self.kept = None

    def order(self, n):
        if self.kept is None:
            self.kept = self.rng.permutation(n)
        return self.kept


class FixedSeed(Training):
    def before_training(self, w):
        self.rng = np.random.default_rng(0)


class OwnGenerator(Training):
    def before_training(self, w):
        self.rng = np.random.default_rng()


class GlobalState(Training):
    def order(self, n):
        return np.random.permutation(n)  # noqa: NPY002


class BatchesShuffled(Training):
    def batches(self, n):
        batches = cut(np.arange(n), self.batch_size)
        return [batches[k] for k in self.rng.permutation(len(batches))]


class ShuffledInside(Training):
    def batches(self, n):
        return [self.rng.permutation(rows) for rows in cut(np.arange(n), self.batch_size)]


class WithReplacement(Training):
    def order(self, n):
        return self.rng.integers(n, size=n)


class FreshSample(Training):
    """A sample of all rows for each of `steps(n, B)` steps."""

    def __init__(self, steps, replace):
        self.steps, self.replace = steps, replace

    def batches(self, n):
        size = min(self.batch_size, n)
        steps = max(self.steps(n, size), 1)
        return [self.rng.choice(n, size, replace=self.replace) for _ in range(steps)]


class LastDropped(Training):
    def batches(self, n):
        return [rows for rows in super().batches(n) if len(rows) == self.batch_size]


class LastDroppedKeptIfOnly(Training):
    def batches(self, n):
        batches = super().batches(n)
        return [rows for rows in batches if len(rows) == self.batch_size] or batches


class LastFilledUp(Training):
    def order(self, n):
        size = min(self.batch_size, n)
        return np.take(self.rng.permutation(n), range(-(-n // size) * size), mode="wrap")


class EvenedOut(Training):
    def batches(self, n):
        return np.array_split(self.order(n), -(-n // self.batch_size))


class LastJoined(Training):
    def batches(self, n):
        *before, last = super().batches(n)
        if not before or len(last) == self.batch_size:
            return [*before, last]
        return [*before[:-1], np.concatenate([before[-1], last])]


class Overlapping(Training):
    def batches(self, n):
        rows, size = self.order(n), self.batch_size
        return [rows[k : size * (k + 1)] for k in range(-(-n // size))]


class NumberOfBatches(Training):
    def batches(self, n):
        return [rows for rows in np.array_split(self.order(n), self.batch_size) if len(rows)]


class OneStepAnEpoch(Training):
    def batches(self, n):
        return super().batches(n)[:1]


class ApartXandY(Training):
    def epoch(self, w, X, y, lr):
        return super().epoch(w, X[self.rng.permutation(len(y))], y, lr)


class LabelsOfFirstRows(Training):
    def step(self, w, X, y, rows, lr):
        return w - lr * self.gradient(w, X[rows], y[: len(rows)])


class ShufflesInPlace(Training):
    def epoch(self, w, X, y, lr):
        order = self.rng.permutation(len(y))
        X[:], y[:] = X[order], y[order]
        return super().epoch(w, X, y, lr)


# ------------------------------------------------------------------ the learning rate


class Rate(Training):
    """The rate of epoch e is `of(lr, annealing_rate, e)`."""

    def __init__(self, of):
        self.of = of

    def rate(self, epoch):
        return self.of(self.lr, self.annealing_rate, epoch)


class RatePerStep(Training):
    """Annealed after every step, from epoch to epoch or from the beginning of each."""

    def __init__(self, restarted):
        self.restarted = restarted

    def before_training(self, w):
        self.steps = 0

    def rate_of_step(self, lr, k):
        self.steps += 1
        return self.lr * self.annealing_rate ** (k if self.restarted else self.steps - 1)


# ------------------------------------------------------------------ the curves


class Measured(Training):
    """Every curve measured `how(training, before, w, rows)`."""

    def __init__(self, how):
        self.how = how

    def measure(self, before, w, rows):
        return self.how(super().measure, self, before, w, rows)


def before_the_epoch(measure, training, before, w, rows):
    return measure(w, before, rows)


def on_the_last_batch(measure, training, before, w, rows):
    X, y = training.train
    test_accuracy = measure(before, w, rows)[1]
    return training.share(w, X[rows], y[rows]), test_accuracy, training.cost(w, X[rows], y[rows])


def objective_on_the_last_batch(measure, training, before, w, rows):
    X, y = training.train
    return *measure(before, w, rows)[:2], training.cost(w, X[rows], y[rows])


def errors_on_test_rows(measure, training, before, w, rows):
    return *measure(before, w, rows)[:2], training.cost(w, *training.test)


def test_rows_forgotten(measure, training, before, w, rows):
    training_accuracy, _, w_error = measure(before, w, rows)
    return training_accuracy, training_accuracy, w_error


def training_rows_forgotten(measure, training, before, w, rows):
    _, test_accuracy, w_error = measure(before, w, rows)
    return test_accuracy, test_accuracy, w_error


def accuracies_in_percent(measure, training, before, w, rows):
    training_accuracy, test_accuracy, w_error = measure(before, w, rows)
    return 100 * training_accuracy, 100 * test_accuracy, w_error


def shares_of_wrong_labels(measure, training, before, w, rows):
    training_accuracy, test_accuracy, w_error = measure(before, w, rows)
    return 1 - training_accuracy, 1 - test_accuracy, w_error


def rows_counted(measure, training, before, w, rows):
    training_accuracy, test_accuracy, w_error = measure(before, w, rows)
    n, m = len(training.train[1]), len(training.test[1])
    return n * training_accuracy, m * test_accuracy, w_error


def errors_summed(measure, training, before, w, rows):
    training_accuracy, test_accuracy, w_error = measure(before, w, rows)
    return training_accuracy, test_accuracy, len(training.train[1]) * w_error


def errors_divided_again(measure, training, before, w, rows):
    training_accuracy, test_accuracy, w_error = measure(before, w, rows)
    return training_accuracy, test_accuracy, w_error / len(training.train[1])


class Result(Training):
    """Other things handed back: `of(w, training_accuracy, test_accuracy, w_errors)`."""

    def __init__(self, of):
        self.of = of

    def result(self, w, *curves):
        return self.of(w, *curves)


class StartMeasuredToo(Training):
    def before_training(self, w):
        self.curves.append(self.measure(w, w, np.arange(len(self.train[1]))))


class LastEntryOnly(Training):
    def result(self, w, *curves):
        return w, *(np.where(np.arange(len(c)) < len(c) - 1, 0, c) for c in curves)


class BestWeights(Training):
    """The weights of the epoch with the lowest objective, or the mean over the epochs."""

    def before_training(self, w):
        self.path = []

    def measure(self, before, w, rows):
        self.path.append(w)
        return super().measure(before, w, rows)

    def result(self, w, training_accuracy, test_accuracy, w_errors):
        best = self.path[int(np.argmax(test_accuracy))]
        return best, training_accuracy, test_accuracy, w_errors


class MeanWeights(BestWeights):
    def result(self, w, *curves):
        return np.mean(self.path, axis=0), *curves


# ------------------------------------------------------------------ labels and state


class Labelled(Training):
    """Another rule for the label of a score."""

    def __init__(self, rule):
        self.rule = rule

    def label(self, score, y):
        return self.rule(score, y)


class ChangesData(Training):
    def result(self, w, *curves):
        self.train[0][...] = 0
        return w, *curves


class ChangesTestData(Training):
    def result(self, w, *curves):
        self.test[0][...] = 0
        return w, *curves


class GoesOn(Training):
    """The weights of the call before are the start of the next."""

    def __init__(self):
        self.kept = {}

    def start(self, d):
        return self.kept.get(d, np.zeros(d))

    def result(self, w, *curves):
        self.kept[len(w)] = w
        return w, *curves
