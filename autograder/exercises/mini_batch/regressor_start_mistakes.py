"""Regressors that descend rightly from a wrong start, or on other data than they were given.

A hint does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant, cut

# ------------------------------------------------------------------ where the descent starts


class StartsAtZero(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = np.zeros(X.shape[1]), 0.0


class StartsAllAtOne(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 1.0


class StartsSwapped(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = np.zeros(X.shape[1]), 1.0


class StartsAtMean(Variant):
    def fit(self, X, y):
        self.mean = np.mean(y)
        return super().fit(X, y)

    def start(self, X):
        self.coef_, self.intercept_ = np.ones(X.shape[1]), self.mean


class StartsAtZeroAndMean(StartsAtMean):
    def start(self, X):
        self.coef_, self.intercept_ = np.zeros(X.shape[1]), self.mean


class StartsAtRandom(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = self.rng.normal(size=X.shape[1]), 0.0


class StartsAllAtRandom(Variant):
    def start(self, X):
        *self.coef_, self.intercept_ = self.rng.normal(size=X.shape[1] + 1)
        self.coef_ = np.array(self.coef_)


class StartsAllAtRandomInterceptFirst(Variant):
    def start(self, X):
        self.intercept_, *self.coef_ = self.rng.normal(size=X.shape[1] + 1)
        self.coef_ = np.array(self.coef_)


class StartsSmall(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = 0.01 * self.rng.normal(size=X.shape[1]), 0.0


class StartsUniform(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = self.rng.random(X.shape[1]), 0.0


class StartsAtGlobalNormal(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = np.random.normal(size=X.shape[1]), 0.0  # noqa: NPY002


class StartsAtGlobalUniform(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = np.random.rand(X.shape[1]), 0.0  # noqa: NPY002


# ------------------------------------------------------------------ what takes the descent's place


class InterceptSetToMean(Variant):
    def fit(self, X, y):
        super().fit(X, y)
        self.intercept_ = np.mean(y)
        return self

    def gradients(self, X, y):
        return super().gradients(X, y)[0], 0.0


class InterceptThroughMeans(InterceptSetToMean):
    def fit(self, X, y):
        super().fit(X, y)
        self.intercept_ = np.mean(y) - X.mean(axis=0) @ self.coef_
        return self


class LeastSquares(Variant):
    def fit(self, X, y):
        *coef, intercept = np.linalg.lstsq(np.column_stack([X, np.ones(len(X))]), np.ravel(y))[0]
        self.coef_, self.intercept_ = np.array(coef), intercept
        return self


# ------------------------------------------------------------------ other data


class Rescaled(Variant):
    """X moved and scaled inside fit; `predict` takes X as it comes."""

    def fit(self, X, y):
        self.middle, self.spread = self.measures(X)
        return super().fit(self.rescaled(X), y)

    def rescaled(self, X):
        return (X - self.middle) / np.where(self.spread, self.spread, 1.0)


class StandardisedX(Rescaled):
    def measures(self, X):
        return X.mean(axis=0), X.std(axis=0)


class SampleStandardisedX(Rescaled):
    def measures(self, X):
        return X.mean(axis=0), X.std(axis=0, ddof=1)


class CentredX(Rescaled):
    def measures(self, X):
        return X.mean(axis=0), np.ones(X.shape[1])


class ScaledX(Rescaled):
    def measures(self, X):
        return np.zeros(X.shape[1]), X.std(axis=0)


class ScaledByLargest(Rescaled):
    def measures(self, X):
        return np.zeros(X.shape[1]), np.abs(X).max(axis=0)


class SqueezedX(Rescaled):
    def measures(self, X):
        return X.min(axis=0), np.ptp(X, axis=0)


class AlsoForPredictions:
    """`predict` rescales, too."""

    def predict(self, X):
        return super().predict(self.rescaled(X))


class StandardisedXForPredictions(AlsoForPredictions, StandardisedX):
    pass


class SampleStandardisedXForPredictions(AlsoForPredictions, SampleStandardisedX):
    pass


class CentredXForPredictions(AlsoForPredictions, CentredX):
    pass


class SqueezedXForPredictions(AlsoForPredictions, SqueezedX):
    pass


class TurnedBack:
    """The weights turned back at the end, so that they belong to X as it came."""

    def fit(self, X, y):
        super().fit(X, y)
        self.coef_ = self.coef_ / np.where(self.spread, self.spread, 1.0)
        self.intercept_ = self.intercept_ - self.middle @ self.coef_
        return self


class StandardisedXTurnedBack(TurnedBack, StandardisedX):
    pass


class SampleStandardisedXTurnedBack(TurnedBack, SampleStandardisedX):
    pass


class CentredXTurnedBack(TurnedBack, CentredX):
    pass


class CentredY(Variant):
    def fit(self, X, y):
        return super().fit(X, y - np.mean(y))


class StandardisedY(Variant):
    def fit(self, X, y):
        return super().fit(X, (y - np.mean(y)) / (np.std(y) or 1.0))


class StandardisedXandY(StandardisedX):
    def fit(self, X, y):
        return super().fit(X, (y - np.mean(y)) / (np.std(y) or 1.0))


class CentredXandY(CentredX):
    def fit(self, X, y):
        return super().fit(X, y - np.mean(y))


class CentredXandYTurnedBack(TurnedBack, CentredX):
    def fit(self, X, y):
        super().fit(X, y - np.mean(y))
        self.intercept_ = self.intercept_ + np.mean(y)
        return self


class StandardisedInPlace(Variant):
    def fit(self, X, y):
        X -= X.mean(axis=0)
        X /= np.where(X.std(axis=0), X.std(axis=0), 1.0)
        return super().fit(X, y)


class WholeData(Variant):
    def fit(self, X, y):
        return super().fit(X.astype(int), y.astype(int))


# ------------------------------------------------------------------ X and y apart


class ApartXandY(Variant):
    def epoch(self, X, y):
        X = X[self.order(len(y))]
        for rows in cut(np.arange(len(y)), self.batch_size):
            self.step(X[rows], y[rows])


class ShufflesXInPlace(Variant):
    def epoch(self, X, y):
        self.rng.shuffle(X)
        for rows in cut(np.arange(len(y)), self.batch_size):
            self.step(X[rows], y[rows])


class SwapsRowsOfX(Variant):
    """Rows of X are swapped through views, numbers of y rightly."""

    def fit(self, X, y):
        return super().fit(X.copy(), y.copy())

    def epoch(self, X, y):
        for i in range(len(y) - 1, 0, -1):
            j = self.rng.integers(0, i + 1)
            X[i], X[j] = X[j], X[i]
            y[i], y[j] = y[j], y[i]
        for rows in cut(np.arange(len(y)), self.batch_size):
            self.step(X[rows], y[rows])


AT_RANDOM_HINT = (
    "The start is drawn anew; here the coefficients start at one, the intercept at zero."
)
STANDARDISED = "X is standardised inside fit"
CENTRED = "X is centred inside fit"
SQUEEZED = "X is scaled to the range from 0 to 1 inside fit"
RESCALED_HINT = (
    "The descent runs on other columns than those that were given, and `coef_` belongs to them. "
    "Scaling is the caller's affair: take X as it comes."
)
TURNED_BACK_HINT = (
    "`coef_` is turned back to the columns that were given, but the steps were taken on others, "
    "so that lr has another meaning. Take X as it comes."
)
TARGETS_HINT = (
    "The descent runs towards other targets than those that were given. Take y as it comes."
)

MISTAKES = (
    Misconception(
        "starts from coefficients of zero",
        StartsAtZero,
        "The steps are right, the start is not: here the coefficients start at one, "
        "the intercept at zero.",
    ),
    Misconception(
        "the intercept starts at one",
        StartsAllAtOne,
        "The steps are right, the start is not: the coefficients start at one, but the intercept "
        "at zero, also where it is the weight of a column of ones.",
    ),
    Misconception(
        "starts from coefficients of zero and an intercept of one",
        StartsSwapped,
        "The steps are right, the start is not: it is the other way round.",
    ),
    Misconception(
        "the intercept starts at the mean of y",
        StartsAtMean,
        "A sensible start, but not the one that is asked for: here the intercept starts at zero. "
        "(To centre y and add its mean again at the end comes to the same.)",
    ),
    Misconception(
        "the intercept starts at the mean of y, the coefficients at zero",
        StartsAtZeroAndMean,
        "A sensible start, but not the one that is asked for: here the coefficients start at one, "
        "the intercept at zero.",
    ),
    Misconception("starts from random coefficients", StartsAtRandom, AT_RANDOM_HINT),
    Misconception("starts from random weights", StartsAllAtRandom, AT_RANDOM_HINT),
    Misconception("starts from random weights", StartsAllAtRandomInterceptFirst, AT_RANDOM_HINT),
    Misconception("starts from random coefficients", StartsSmall, AT_RANDOM_HINT),
    Misconception("starts from random coefficients", StartsUniform, AT_RANDOM_HINT),
    Misconception("starts from random coefficients", StartsAtGlobalNormal, AT_RANDOM_HINT),
    Misconception("starts from random coefficients", StartsAtGlobalUniform, AT_RANDOM_HINT),
    Misconception(
        "the intercept is set to the mean of y, not learnt",
        InterceptSetToMean,
        "The intercept takes no part in the descent. It has a gradient of its own, and moves at "
        "every step like the coefficients.",
    ),
    Misconception(
        "the intercept is computed from the means at the end, not learnt",
        InterceptThroughMeans,
        "The intercept takes no part in the descent. It has a gradient of its own, and moves at "
        "every step like the coefficients.",
    ),
    Misconception(
        "solved exactly, without any steps",
        LeastSquares,
        "The weights are those of least squares, whatever lr and epochs are. A good model, but the "
        "exercise asks where the steps of gradient descent arrive.",
    ),
    Misconception(STANDARDISED, StandardisedXForPredictions, RESCALED_HINT),
    Misconception(STANDARDISED, StandardisedX, RESCALED_HINT),
    Misconception(STANDARDISED, SampleStandardisedXForPredictions, RESCALED_HINT),
    Misconception(STANDARDISED, SampleStandardisedX, RESCALED_HINT),
    Misconception(STANDARDISED, StandardisedXTurnedBack, TURNED_BACK_HINT),
    Misconception(STANDARDISED, SampleStandardisedXTurnedBack, TURNED_BACK_HINT),
    Misconception(
        "X is standardised in place",
        StandardisedInPlace,
        "The descent runs on other columns than those that were given, and after `fit` the "
        "caller's X is not what it was. Take X as it comes, and leave it so.",
    ),
    Misconception(CENTRED, CentredXForPredictions, RESCALED_HINT),
    Misconception(CENTRED, CentredX, RESCALED_HINT),
    Misconception(CENTRED, CentredXTurnedBack, TURNED_BACK_HINT),
    Misconception("X is divided by its standard deviation inside fit", ScaledX, RESCALED_HINT),
    Misconception("X is divided by its largest values inside fit", ScaledByLargest, RESCALED_HINT),
    Misconception(SQUEEZED, SqueezedXForPredictions, RESCALED_HINT),
    Misconception(SQUEEZED, SqueezedX, RESCALED_HINT),
    Misconception("y is centred inside fit", CentredY, TARGETS_HINT),
    Misconception("y is standardised inside fit", StandardisedY, TARGETS_HINT),
    Misconception("X and y are standardised inside fit", StandardisedXandY, RESCALED_HINT),
    Misconception("X and y are centred inside fit", CentredXandY, RESCALED_HINT),
    Misconception("X and y are centred inside fit", CentredXandYTurnedBack, TURNED_BACK_HINT),
    Misconception(
        "X and y are cut to whole numbers",
        WholeData,
        "The decimals of the data are lost: look for a type that holds integers only.",
    ),
    Misconception(
        "rows of X meet other rows' y",
        ApartXandY,
        "X is shuffled and y is not, or both are, in different orders; or y is taken by its "
        "position in the batch. Shuffle indices, and use the same ones for both.",
    ),
    Misconception(
        "X shuffled in place, and y left as it was",
        ShufflesXInPlace,
        "Rows of X meet other rows' y (that stays as it is, or is shuffled by itself), and the "
        "caller's X is in another order after `fit`. Shuffle indices, the same ones for both.",
    ),
    Misconception(
        "rows of X are doubled and lost when they are swapped",
        SwapsRowsOfX,
        "`X[i]` is a view, not a copy: the first half of the swap overwrites what the second half "
        "reads. Shuffle row numbers instead of rows.",
    ),
)
