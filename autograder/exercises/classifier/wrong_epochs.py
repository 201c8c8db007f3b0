"""Trainings with another number of epochs or at other rates.

The code of what `rate_mistakes` and `stop_mistakes` name.
"""

import numpy as np

from autograder.exercises.classifier.wrong_trainings import Training


class Epochs(Training):
    """Another number of epochs: `of(max_epochs)`."""

    def __init__(self, of):
        self.of = of

    def epochs(self, max_epochs):
        return self.of(max_epochs)

    def result(self, w, *curves):
        return w, *(np.array(curve) for curve in curves or 3 * [[]])


class StepsForEpochs(Training):
    """Ends after max_epochs steps; an epoch of more steps than that is cut off."""

    def before_training(self, w):
        self.left = self.max_epochs

    def batches(self, n):
        batches = super().batches(n)[: self.left]
        self.left -= len(batches)
        return batches


# ------------------------------------------------------------------ early stops


class Stops(Training):
    """Ends early: `when(training, before, w)` says so after an epoch.

    filled : what stands in the curves for the epochs that are not made; None leaves them out
    """

    def __init__(self, when, filled=None):
        self.when, self.filled = when, filled

    def over(self, before, w):
        return bool(self.when(self, before, w))

    def result(self, w, *curves):
        missing = self.max_epochs - len(curves[0])
        if self.filled is None:
            return w, *curves
        ends = (curve[-1] if self.filled == "last" else self.filled for curve in curves)
        pairs = zip(curves, ends, strict=True)
        return w, *(np.append(curve, np.full(missing, float(end))) for curve, end in pairs)


def errors(training):
    return [entry[2] for entry in training.curves]


def drop(training):
    """How much the objective fell in the last epoch."""
    last = errors(training)[-2:]
    return last[0] - last[1] if len(last) == 2 else np.inf


def little_change(tolerance):
    return lambda training, before, w: abs(drop(training)) < tolerance


def little_share_of_change(tolerance):
    return lambda training, before, w: abs(drop(training)) < tolerance * errors(training)[-1]


def little_improvement(tolerance):
    return lambda training, before, w: drop(training) < tolerance


def growth(training, before, w):
    return drop(training) < 0


def no_best_for(patience, least=0.0):
    """The lowest objective lies so many epochs back."""

    def when(training, before, w):
        best, since = np.inf, 0
        for error in errors(training):
            best, since = (error, 0) if error < best - least else (best, since + 1)
        return since >= patience

    return when


def short_step(tolerance):
    return lambda training, before, w: np.linalg.norm(w - before) < tolerance


def small_gradient(tolerance):
    def when(training, before, w):
        return np.linalg.norm(training.gradient(w, *training.train)) < tolerance

    return when


def small_objective(tolerance):
    return lambda training, before, w: errors(training)[-1] < tolerance


def large_objective(limit):
    return lambda training, before, w: errors(training)[-1] > limit


def all_right(part):
    """Of the training rows (0) or the test rows (1)."""
    return lambda training, before, w: training.curves[-1][part] == 1


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
