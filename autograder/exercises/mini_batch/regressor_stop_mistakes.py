"""Regressors that do more than was asked: they hold rows out, stop early, mind the cost.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant


class HoldsOut(Variant):
    """Keeps the last tenth of the rows for validation, where there are ten or more."""

    def fit(self, X, y):
        kept = len(X) - self.held_out(len(X))
        return super().fit(X[:kept], np.ravel(y)[:kept])

    def held_out(self, n):
        return n // 10


class HoldsOutFifth(HoldsOut):
    def held_out(self, n):
        return n // 5 if n >= 10 else 0


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
        self.costs, self.kept, self.over = [], self.lr, False
        super().fit(X, y)
        self.lr = self.kept
        return self

    def epoch(self, X, y):
        if self.over:
            return
        before = self.coef_, self.intercept_
        super().epoch(X, y)
        self.costs.append(np.mean((self.predict(X) - y) ** 2))
        if len(self.costs) > 1 and self.costs[-1] > min(self.costs[:-1]):
            self.when_it_rises(before)

    def when_it_rises(self, before):
        self.over = True


class TakesBackARise(MindsTheCost):
    def when_it_rises(self, before):
        self.coef_, self.intercept_ = before
        self.costs.pop()


class StopsWithPatience(MindsTheCost):
    """Ends the fit when the cost has not been lower for some epochs."""

    patience = 5

    def when_it_rises(self, before):
        since_best = len(self.costs) - 1 - int(np.argmin(self.costs))
        self.over = since_best >= self.patience


class BestAtTheEnd(MindsTheCost):
    """Gives the weights of the epoch with the lowest cost."""

    def start(self, X):
        super().start(X)
        self.best = np.inf, self.coef_, self.intercept_

    def epoch(self, X, y):
        super().epoch(X, y)
        if self.costs[-1] < self.best[0]:
            self.best = self.costs[-1], self.coef_, self.intercept_

    def when_it_rises(self, before):
        pass

    def fit(self, X, y):
        super().fit(X, y)
        _, self.coef_, self.intercept_ = self.best
        return self


class CutsRate(MindsTheCost):
    """Makes the learning rate shorter after an epoch with a higher cost than the one before."""

    share = 0.5

    def when_it_rises(self, before):
        if self.costs[-1] > self.costs[-2]:
            self.lr = self.share * self.lr


class CutsRateToFifth(CutsRate):
    share = 0.2


class CutsRateToTenth(CutsRate):
    share = 0.1


class KeepsCutRate(CutsRate):
    """The same, and the shorter rate stays in the settings."""

    def fit(self, X, y):
        super().fit(X, y)
        self.lr = self.left
        return self

    def epoch(self, X, y):
        super().epoch(X, y)
        self.left = self.lr


class KeepsCutRateToFifth(KeepsCutRate, CutsRateToFifth):
    pass


class KeepsCutRateToTenth(KeepsCutRate, CutsRateToTenth):
    pass


HELD_OUT_HINT = (
    "Part of the rows never moves a weight: they are kept for validation. An epoch here uses every "
    "row that `fit` is given."
)
SMALL_STEP_HINT = (
    "One step that is next to nothing ends the fit, or its epoch, though other rows still pull. "
    "Here every epoch runs to its end."
)
EARLY_HINT = (
    "Where the cost rises, or weights grow too large, the later epochs never come, or do not "
    "count. Early stopping is useful, but not asked for: `epochs` says how many there are."
)
RATE_HINT = (
    "With a cost that rises, later steps are shorter than the first ones. Here the learning rate "
    "stays what it is."
)

MISTAKES = (
    *(
        Misconception("some rows held out", code, HELD_OUT_HINT)
        for code in (HoldsOut, HoldsOutFifth)
    ),
    Misconception("the fit ends at the first small step", StopsAtSmallStep, SMALL_STEP_HINT),
    *(
        Misconception("the fit ends early when the cost does not fall", code, EARLY_HINT)
        for code in (MindsTheCost, StopsWithPatience, TakesBackARise, BestAtTheEnd)
    ),
    *(
        Misconception("the learning rate is cut when the cost rises", code, RATE_HINT)
        for code in (
            CutsRate,
            CutsRateToFifth,
            CutsRateToTenth,
            KeepsCutRate,
            KeepsCutRateToFifth,
            KeepsCutRateToTenth,
        )
    ),
)
