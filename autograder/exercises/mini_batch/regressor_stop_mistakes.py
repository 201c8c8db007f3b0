"""Regressors that do more than was asked: they hold rows out, stop early, mind the cost.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant


class HoldsOut(Variant):
    """Keeps a tenth of the rows for validation, where there are ten or more."""

    def fit(self, X, y):
        kept = len(X) - len(X) // 10
        return super().fit(X[:kept], np.ravel(y)[:kept])


class StopsAtSmallStep(Variant):
    """Ends the fit at the first step that is next to nothing."""

    def fit(self, X, y):
        self.arrived = False
        return super().fit(X, y)

    def step(self, X, y):
        if self.arrived:
            return
        before = np.append(self.coef_, self.intercept_)
        super().step(X, y)
        self.arrived = np.abs(np.append(self.coef_, self.intercept_) - before).max() < 1e-9


class MindsTheCost(Variant):
    """Looks at the cost of all rows after every epoch."""

    def fit(self, X, y):
        self.costs, self.kept = [], self.lr
        super().fit(X, y)
        self.lr = self.kept
        return self

    def epoch(self, X, y):
        super().epoch(X, y)
        self.costs.append(np.mean((self.predict(X) - y) ** 2))
        if len(self.costs) > 1 and self.costs[-1] > self.costs[-2]:
            self.when_it_rises()


class StopsWhenCostRises(MindsTheCost):
    def when_it_rises(self):
        self.lr = 0.0


class CutsRateWhenCostRises(MindsTheCost):
    def when_it_rises(self):
        self.lr = self.lr / 2


MISTAKES = (
    Misconception(
        "some rows held out of the fit",
        HoldsOut,
        "Part of the rows never moves a weight: they are kept for validation. "
        "An epoch here uses every row that `fit` is given.",
    ),
    Misconception(
        "the fit ends at the first small step",
        StopsAtSmallStep,
        "One step that is next to nothing ends the fit, though other rows still pull. "
        "Here every epoch runs to its end.",
    ),
    Misconception(
        "the fit ends early when the cost does not fall",
        StopsWhenCostRises,
        "With a cost that rises, the later epochs never come. Early stopping is useful, but not "
        "asked for: `epochs` says how many there are.",
    ),
    Misconception(
        "the learning rate is cut when the cost rises",
        CutsRateWhenCostRises,
        "With a cost that rises, later steps are shorter than the first ones. "
        "Here the learning rate stays what it is.",
    ),
)
