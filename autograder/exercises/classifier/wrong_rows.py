"""Trainings that use the wrong rows: the code of what `row_mistakes` names."""

import numpy as np

from autograder.exercises.classifier.wrong_trainings import Training, cut


class Unshuffled(Training):
    def order(self, n):
        return np.arange(n)


class Exhausted(Training):
    """A generator of batches made once: after the first epoch it has no more."""

    def before_training(self, w):
        self.kept = None

    def batches(self, n):
        if self.kept is None:
            self.kept = iter(super().batches(n))
        return self.kept


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


class FromTheFirstRow(Training):
    def batches(self, n):
        rows, size = self.order(n), self.batch_size
        return [rows[: first + size] for first in range(0, n, size)]


class ToTheLastRow(Training):
    def batches(self, n):
        rows, size = self.order(n), self.batch_size
        return [rows[first:] for first in range(0, n, size)]


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
