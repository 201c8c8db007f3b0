"""Regressors whose steps are right, and too many or too few: steps in an epoch, epochs.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant

# ------------------------------------------------------------------ how many steps and epochs


class AllRowsEveryStep(Variant):
    def epoch(self, X, y):
        for _ in self.batches(len(y)):
            self.step(X, y)


class AllRowsOverSize(Variant):
    def epoch(self, X, y):
        for rows in self.batches(len(y)):
            self.current = len(rows)
            self.step(X, y)

    def size(self, X):
        return self.current


class CoefficientsOfAllRowsOverSize(AllRowsOverSize):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient, intercept_gradient * self.current / len(X)


class OneStepAnEpoch(Variant):
    def batches(self, n):
        return super().batches(n)[:1]


class OneStepInAll(Variant):
    def fit(self, X, y):
        self.rng = np.random.default_rng(self.random_state)
        self.start(X)
        rows = next(iter(self.batches(len(X))))
        self.step(X[rows], np.ravel(y)[rows])
        return self


class RestartsEveryBatch(Variant):
    def step(self, X, y):
        self.start(X)
        super().step(X, y)


class OneEpoch(Variant):
    def fit(self, X, y):
        kept, self.epochs = self.epochs, 1
        super().fit(X, y)
        self.epochs = kept
        return self


class EpochTooFew(Variant):
    def fit(self, X, y):
        self.epochs -= 1
        super().fit(X, y)
        self.epochs += 1
        return self


class EpochTooMany(Variant):
    def fit(self, X, y):
        self.epochs += 1
        super().fit(X, y)
        self.epochs -= 1
        return self


class LoopsInterchanged(Variant):
    def fit(self, X, y):
        self.rng = np.random.default_rng(self.random_state)
        self.start(X)
        for rows in self.batches(len(X)):
            for _ in range(self.epochs):
                self.step(X[rows], np.ravel(y)[rows])
        return self


MISTAKES = (
    Misconception(
        "all rows used in every step",
        AllRowsEveryStep,
        "The steps do not depend on the batch: take X and y at the rows of the batch.",
    ),
    Misconception(
        "the sum runs over all rows in every step",
        AllRowsOverSize,
        "The gradients of all n rows are added up, and divided by the size of the batch. "
        "Take X and y at the rows of the batch first.",
    ),
    Misconception(
        "the sum runs over all rows in every step",
        CoefficientsOfAllRowsOverSize,
        "The gradients of all n rows are added up, and the coefficients' divided by the size of "
        "the batch. Take X and y at the rows of the batch first.",
    ),
    Misconception(
        "one step an epoch",
        OneStepAnEpoch,
        "After one batch the epoch ends. It should go on until every row was used once.",
    ),
    Misconception(
        "one step in all",
        OneStepInAll,
        "After the first batch of the first epoch the descent ends. Look at where `return` stands.",
    ),
    Misconception(
        "the start is set again for each batch",
        RestartsEveryBatch,
        "Only the last batch of all is left in the weights. Where does the line with the start "
        "belong?",
    ),
    Misconception(
        "only one epoch",
        OneEpoch,
        "However many epochs are asked for, the weights are those after one. Look at where "
        "`return` and the start stand, and at what is looped over: a generator is empty after one "
        "pass.",
    ),
    Misconception(
        "one epoch too few",
        EpochTooFew,
        "With `epochs=1` nothing is learnt, with 2 there is one epoch. "
        "Count the turns of your loop: a range ends before its second number.",
    ),
    Misconception(
        "one epoch too many",
        EpochTooMany,
        "With `epochs=1` there are two. Count the turns of your loop.",
    ),
    Misconception(
        "all epochs on one batch before the next",
        LoopsInterchanged,
        "The loop over the epochs stands inside the one over the batches. An epoch is a whole pass "
        "over the rows, and the next pass begins when it is over.",
    ),
)
