"""Trainings with another number of epochs, other rates or longer memories.

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


class Momentum(Training):
    def before_training(self, w):
        self.velocity = np.zeros(len(w))

    def step(self, w, X, y, rows, lr):
        self.velocity = 0.9 * self.velocity - lr * self.gradient(w, X[rows], y[rows])
        return w + self.velocity


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
