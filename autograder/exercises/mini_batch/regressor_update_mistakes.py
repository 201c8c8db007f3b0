"""Regressors whose gradient is right, and whose weights change at the wrong time or by too much.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant

# ------------------------------------------------------------------ one weight before the next


class InterceptFirst(Variant):
    def step(self, X, y):
        self.intercept_ = self.intercept_ - self.lr * self.gradients(X, y)[1]
        self.coef_ = self.coef_ - self.lr * self.gradients(X, y)[0]


class CoefficientsFirst(Variant):
    def step(self, X, y):
        self.coef_ = self.coef_ - self.lr * self.gradients(X, y)[0]
        self.intercept_ = self.intercept_ - self.lr * self.gradients(X, y)[1]


class OneByOne(Variant):
    def step(self, X, y):
        for j in range(X.shape[1]):
            self.coef_[j] -= self.lr * self.gradients(X, y)[0][j]
        self.intercept_ = self.intercept_ - self.lr * self.gradients(X, y)[1]


class OneByOneAfterIntercept(Variant):
    def step(self, X, y):
        self.intercept_ = self.intercept_ - self.lr * self.gradients(X, y)[1]
        for j in range(X.shape[1]):
            self.coef_[j] -= self.lr * self.gradients(X, y)[0][j]


class OneByOneBesideIntercept(Variant):
    def step(self, X, y):
        intercept_gradient = self.gradients(X, y)[1]
        for j in range(X.shape[1]):
            self.coef_[j] -= self.lr * self.gradients(X, y)[0][j]
        self.intercept_ = self.intercept_ - self.lr * intercept_gradient


class SingleRows(Variant):
    def step(self, X, y):
        for i in range(len(X)):
            super().step(X[[i]], y[[i]])


class SingleRowsOverSize(Variant):
    def step(self, X, y):
        for i in range(len(X)):
            coef_gradient, intercept_gradient = self.gradients(X[[i]], y[[i]])
            self.coef_ = self.coef_ - self.lr * coef_gradient / len(X)
            self.intercept_ = self.intercept_ - self.lr * intercept_gradient / len(X)


class StaleGradient(Variant):
    def epoch(self, X, y):
        stale = self.coef_, self.intercept_
        coef, intercept = stale
        for rows in self.batches(len(y)):
            coef_gradient, intercept_gradient = self.gradients(X[rows], y[rows])
            coef = coef - self.lr * coef_gradient
            intercept = intercept - self.lr * intercept_gradient
        self.coef_, self.intercept_ = coef, intercept


class StaleMean(Variant):
    def epoch(self, X, y):
        gradients = [self.gradients(X[rows], y[rows]) for rows in self.batches(len(y))]
        self.coef_ = self.coef_ - self.lr * np.mean([coef for coef, _ in gradients], axis=0)
        self.intercept_ = self.intercept_ - self.lr * np.mean([of_b for _, of_b in gradients])


# ------------------------------------------------------------------ sums that are not set back


class Accumulating(Variant):
    """The sums of the gradients, and how many of them have gone on since the epoch began."""

    def epoch(self, X, y):
        self.coef_sum, self.intercept_sum, self.count = 0.0, 0.0, 0
        super().epoch(X, y)

    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        self.coef_sum = self.coef_sum + len(X) * coef_gradient
        self.intercept_sum = self.intercept_sum + len(X) * intercept_gradient
        self.count += len(X)
        return self.accumulated(len(X), coef_gradient, intercept_gradient)

    def accumulated(self, size, coef_gradient, intercept_gradient):
        return self.coef_sum / size, self.intercept_sum / size


class CoefficientsAccumulating(Accumulating):
    def accumulated(self, size, coef_gradient, intercept_gradient):
        return self.coef_sum / size, intercept_gradient


class InterceptAccumulating(Accumulating):
    def accumulated(self, size, coef_gradient, intercept_gradient):
        return coef_gradient, self.intercept_sum / size


class AccumulatingWithCount(Accumulating):
    def accumulated(self, size, coef_gradient, intercept_gradient):
        return self.coef_sum / self.count, self.intercept_sum / self.count


class CountNotSetBack(Accumulating):
    def accumulated(self, size, coef_gradient, intercept_gradient):
        return coef_gradient * size / self.count, intercept_gradient * size / self.count


# ------------------------------------------------------------------ how far


class WithoutLearningRate(Variant):
    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_ = self.coef_ - coef_gradient
        self.intercept_ = self.intercept_ - intercept_gradient


class CoefficientsWithoutLearningRate(Variant):
    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_ = self.coef_ - coef_gradient
        self.intercept_ = self.intercept_ - self.lr * intercept_gradient


class InterceptWithoutLearningRate(Variant):
    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_ = self.coef_ - self.lr * coef_gradient
        self.intercept_ = self.intercept_ - intercept_gradient


class LearningRateTwice(Variant):
    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_ = self.coef_ - self.lr**2 * coef_gradient
        self.intercept_ = self.intercept_ - self.lr**2 * intercept_gradient


class InterceptForEachFeature(Variant):
    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_ = self.coef_ - self.lr * coef_gradient
        self.intercept_ = self.intercept_ - self.lr * X.shape[1] * intercept_gradient


class AnnealedUnasked(Variant):
    def epoch(self, X, y):
        kept = self.lr
        for k, rows in enumerate(self.batches(len(y))):
            self.lr = kept / (1 + k)
            self.step(X[rows], y[rows])
        self.lr = kept


class AnnealedEveryStep(Variant):
    def fit(self, X, y):
        kept, self.steps = self.lr, 0
        super().fit(X, y)
        self.lr = kept
        return self

    def step(self, X, y):
        kept, self.lr = self.lr, self.lr / (1 + self.steps)
        super().step(X, y)
        self.lr, self.steps = kept, self.steps + 1


class AnnealedEveryEpoch(Variant):
    def fit(self, X, y):
        kept = self.lr
        super().fit(X, y)
        self.lr = kept
        return self

    def epoch(self, X, y):
        super().epoch(X, y)
        self.lr = 0.9 * self.lr


class DividedByEpoch(Variant):
    """The rate lr / k in epoch k = 1, 2, ..."""

    def fit(self, X, y):
        kept, self.given, self.epoch_number = self.lr, self.lr, 0
        super().fit(X, y)
        self.lr = kept
        return self

    def epoch(self, X, y):
        self.epoch_number += 1
        self.lr = self.given / self.epoch_number
        super().epoch(X, y)


class KeepsShrunkenRate(Variant):
    """The setting itself shrinks from epoch to epoch."""

    def epoch(self, X, y):
        super().epoch(X, y)
        self.lr = 0.9 * self.lr


class Momentum(Variant):
    def start(self, X):
        super().start(X)
        self.velocity = np.zeros(X.shape[1] + 1)

    def gradients(self, X, y):
        self.velocity = 0.9 * self.velocity + np.append(*super().gradients(X, y))
        return self.velocity[:-1], self.velocity[-1]


class RunningMean(Momentum):
    def gradients(self, X, y):
        gradient = np.append(*Variant.gradients(self, X, y))
        self.velocity = 0.9 * self.velocity + 0.1 * gradient
        return self.velocity[:-1], self.velocity[-1]


class WeightDecay(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient + 2 * 0.01 * self.coef_, intercept_gradient


ONE_BEFORE_THE_NEXT = "one weight changed before the gradient of the next was taken"
ONE_BEFORE_THE_NEXT_HINT = (
    "The second coefficient's gradient already sees the new first one. Take all gradients at the "
    "old weights, then change all of them."
)
NOT_SET_BACK_HINT = (
    "The first batch of an epoch is right; each later one also counts what the batches before it "
    "left behind. Where do the sums begin?"
)

MISTAKES = (
    Misconception(
        "the intercept changed before the coefficients' gradient was taken",
        InterceptFirst,
        "The coefficients' gradient sees the new intercept. Take both gradients at the old "
        "weights, then change both.",
    ),
    Misconception(
        "the coefficients changed before the intercept's gradient was taken",
        CoefficientsFirst,
        "The intercept's gradient sees the new coefficients. Take both gradients at the old "
        "weights, then change both.",
    ),
    Misconception(ONE_BEFORE_THE_NEXT, OneByOne, ONE_BEFORE_THE_NEXT_HINT),
    Misconception(ONE_BEFORE_THE_NEXT, OneByOneAfterIntercept, ONE_BEFORE_THE_NEXT_HINT),
    Misconception(ONE_BEFORE_THE_NEXT, OneByOneBesideIntercept, ONE_BEFORE_THE_NEXT_HINT),
    Misconception(
        "a step after each row, not one a batch",
        SingleRows,
        "The weights change while the batch is being read. Take the mean gradient of the batch "
        "first; then comes one step.",
    ),
    Misconception(
        "a step after each row, not one a batch",
        SingleRowsOverSize,
        "The weights change while the batch is being read, by a little for each row. Take the mean "
        "gradient of the batch first; then comes one step.",
    ),
    Misconception(
        "gradients taken at the weights from the start of the epoch",
        StaleGradient,
        "Each batch must see the weights that the batch before it left behind. Look at where the "
        "residuals, or the weights they use, are computed.",
    ),
    Misconception(
        "one step with the mean of all batches' gradients",
        StaleMean,
        "An epoch of several batches makes a single step at its end. Each batch makes a step of "
        "its own, at the weights that the batch before it left behind.",
    ),
    Misconception(
        "the sums of the gradients are not set back for each batch", Accumulating, NOT_SET_BACK_HINT
    ),
    Misconception(
        "the sum of the coefficients' gradients is not set back for each batch",
        CoefficientsAccumulating,
        NOT_SET_BACK_HINT,
    ),
    Misconception(
        "the sum of the intercept's gradients is not set back for each batch",
        InterceptAccumulating,
        NOT_SET_BACK_HINT,
    ),
    Misconception(
        "neither sums nor counts are set back for each batch",
        AccumulatingWithCount,
        NOT_SET_BACK_HINT,
    ),
    Misconception(
        "the count of the rows is not set back for each batch",
        CountNotSetBack,
        "The first batch of an epoch is right, later steps are too short: they are divided by the "
        "rows of all batches so far. Where does the count begin?",
    ),
    Misconception(
        "the learning rate is not used",
        WithoutLearningRate,
        "The fit does not depend on `lr`: the gradients are subtracted in full.",
    ),
    Misconception(
        "the learning rate is not used for the coefficients",
        CoefficientsWithoutLearningRate,
        "The intercept moves as it should; the coefficients' gradient is subtracted in full. "
        "Compare the two updates.",
    ),
    Misconception(
        "the learning rate is not used for the intercept",
        InterceptWithoutLearningRate,
        "The coefficients move as they should; the intercept's gradient is subtracted in full. "
        "Compare the two updates.",
    ),
    Misconception(
        "the learning rate is there twice",
        LearningRateTwice,
        "Your steps are lr times as long as they should be: look for a second place where the "
        "gradient meets `lr`.",
    ),
    Misconception(
        "the intercept moves once for each feature",
        InterceptForEachFeature,
        "The coefficients are right, the intercept moves d times too far. "
        "Does its update stand inside the loop over the features?",
    ),
    Misconception(
        "the learning rate shrinks within an epoch",
        AnnealedUnasked,
        "The first step of an epoch is right, the later ones are too short. "
        "Here lr stays what it is.",
    ),
    Misconception(
        "the learning rate shrinks from step to step",
        AnnealedEveryStep,
        "The very first step is right, all later ones are too short. Here lr stays what it is.",
    ),
    *(
        Misconception(
            "the learning rate shrinks from epoch to epoch",
            code,
            "The first epoch is right, the later ones take shorter steps. Here lr stays what it "
            "is.",
        )
        for code in (AnnealedEveryEpoch, DividedByEpoch, KeepsShrunkenRate)
    ),
    Misconception(
        "momentum is added",
        Momentum,
        "The first step is right; each later one keeps a share of those before it. "
        "The equation has no memory: a step follows the gradient of its own batch.",
    ),
    Misconception(
        "momentum is added",
        RunningMean,
        "Your steps follow a running mean of the gradients, and the first is a tenth of what it "
        "should be. The equation has no memory: a step follows the gradient of its own batch.",
    ),
    Misconception(
        "the weights are pulled towards zero",
        WeightDecay,
        "A penalty on the coefficients is added to the gradient. The cost here is the squared "
        "error and nothing else.",
    ),
)
