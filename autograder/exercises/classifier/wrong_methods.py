"""Trainings whose steps are made of more than the gradient.

The code of what `method_mistakes` names.
"""

import numpy as np

from autograder.exercises.classifier.wrong_trainings import Training


class Clipped(Training):
    """Gradients no longer than a limit, or no entry of them larger."""

    def __init__(self, limit, each=False):
        self.limit, self.each = limit, each

    def step(self, w, X, y, rows, lr):
        g = self.gradient(w, X[rows], y[rows])
        if self.each:
            return w - lr * np.clip(g, -self.limit, self.limit)
        return w - lr * g * min(1, self.limit / max(np.linalg.norm(g), 1e-300))


class WeightsClipped(Training):
    def __init__(self, limit):
        self.limit = limit

    def step(self, w, X, y, rows, lr):
        return np.clip(super().step(w, X, y, rows, lr), -self.limit, self.limit)


class Decayed(Training):
    """A share of the weights taken off, as part of the gradient or beside it."""

    def __init__(self, share, beside=False):
        self.share_taken, self.beside = share, beside

    def step(self, w, X, y, rows, lr):
        share = self.share_taken * (1 if self.beside else lr)
        return super().step(w, X, y, rows, lr) - share * w


class Momentum(Training):
    """The step before goes on; of Nesterov's kind, the gradient is taken where that leads."""

    def __init__(self, share=0.9, ahead=False):
        self.share_kept, self.ahead = share, ahead

    def before_training(self, w):
        self.velocity = np.zeros(len(w))

    def step(self, w, X, y, rows, lr):
        kept = self.share_kept * self.velocity
        at = w + kept if self.ahead else w
        self.velocity = kept - lr * self.gradient(at, X[rows], y[rows])
        return w + self.velocity


class MovingMean(Training):
    """A moving mean of the gradients in place of the gradient."""

    def __init__(self, share):
        self.share_kept = share

    def before_training(self, w):
        self.mean = np.zeros(len(w))

    def step(self, w, X, y, rows, lr):
        new = (1 - self.share_kept) * self.gradient(w, X[rows], y[rows])
        self.mean = self.share_kept * self.mean + new
        return w - lr * self.mean


class Piled(Momentum):
    """All gradients so far, never set back to zero."""

    def __init__(self, each_epoch=False):
        super().__init__(1.0)
        self.each_epoch = each_epoch

    def epoch(self, w, X, y, lr):
        if self.each_epoch:
            self.velocity = np.zeros(len(w))
        return super().epoch(w, X, y, lr)


class Adaptive(Training):
    """Steps divided by the root of what the squared gradients were: Adam, RMSprop, Adagrad."""

    def __init__(self, how, small=1e-8):
        self.how, self.small = how, small

    def before_training(self, w):
        self.first, self.second, self.count = np.zeros(len(w)), np.zeros(len(w)), 0

    def step(self, w, X, y, rows, lr):
        g = self.gradient(w, X[rows], y[rows])
        self.count += 1
        return w - lr * self.how(self, g)


def adam(memory, g):
    memory.first = 0.9 * memory.first + 0.1 * g
    memory.second = 0.999 * memory.second + 0.001 * g**2
    first = memory.first / (1 - 0.9**memory.count)
    second = memory.second / (1 - 0.999**memory.count)
    return first / (np.sqrt(second) + memory.small)


def rmsprop(memory, g):
    memory.second = 0.9 * memory.second + 0.1 * g**2
    return g / (np.sqrt(memory.second) + memory.small)


def adagrad(memory, g):
    memory.second = memory.second + g**2
    return g / (np.sqrt(memory.second) + memory.small)


def of_length_one(memory, g):
    return g / (np.linalg.norm(g) + memory.small)


def signs(memory, g):
    return np.sign(g)
