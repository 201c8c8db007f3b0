"""Regressors that descend rightly, and are wrong around it: randomness, settings, results.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant, cut

# ------------------------------------------------------------------ where the order comes from


class IgnoresState(Variant):
    def order(self, n):
        return np.random.default_rng().permutation(n)


class ZeroIgnored(Variant):
    def fit(self, X, y):
        self.made = np.random.default_rng(self.random_state or None)
        return super().fit(X, y)

    def order(self, n):
        return self.made.permutation(n)


class ZeroFromGlobalState(Variant):
    def order(self, n):
        return self.rng.permutation(n) if self.random_state else np.random.permutation(n)  # noqa: NPY002


class FixedSeed(Variant):
    def fit(self, X, y):
        self.random_state = 42
        return super().fit(X, y)


class FixedSeedEveryEpoch(Variant):
    def order(self, n):
        return np.random.default_rng(42).permutation(n)


class GlobalState(Variant):
    def order(self, n):
        return np.random.permutation(n)  # noqa: NPY002


class SeedsGlobalState(Variant):
    def fit(self, X, y):
        np.random.seed(self.random_state % 2**32)  # noqa: NPY002
        return super().fit(X, y)

    def order(self, n):
        return np.random.permutation(n)  # noqa: NPY002


class SeedsGlobalStateEveryEpoch(Variant):
    def order(self, n):
        np.random.seed(self.random_state % 2**32)  # noqa: NPY002
        return np.random.permutation(n)  # noqa: NPY002


class GeneratorInInit(Variant):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        super().__init__(lr, epochs, batch_size, random_state=random_state)
        self.kept = np.random.default_rng(random_state)

    def order(self, n):
        return self.kept.permutation(n)


# ------------------------------------------------------------------ what fit leaves behind


class ReturnsNothing(Variant):
    def fit(self, X, y):
        super().fit(X, y)


class GoesOn(Variant):
    def start(self, X):
        if not hasattr(self, "coef_"):
            super().start(X)


class SharedCoefficients(Variant):
    """Made by `OnTheClass`: all of its objects change the same array."""

    def start(self, X):
        self.coef_ = self.shared.setdefault("coef_", np.ones(X.shape[1]))
        self.intercept_ = 0.0

    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_ -= self.lr * coef_gradient
        self.intercept_ = self.intercept_ - self.lr * intercept_gradient


class OnTheClass:
    """What a class with weights of its own is; an object, so that a copy of it starts afresh."""

    def __init__(self):
        self.shared = {}

    def __call__(self, *settings, **named):
        model = SharedCoefficients(*settings, **named)
        model.shared = self.shared
        return model


class ChangesSettings(Variant):
    def fit(self, X, y):
        self.batch_size = min(self.batch_size, len(X))
        return super().fit(X, y)


class ChangesData(Variant):
    def fit(self, X, y):
        super().fit(X, y)
        X -= X.mean(axis=0)
        return self


class ChangesDataAtTheEnd(Variant):
    def fit(self, X, y):
        X, given = X.copy(), X
        super().fit(X, y)
        given.sort(axis=0)
        return self


class ShufflesInPlace(Variant):
    def epoch(self, X, y):
        order = self.order(len(y))
        X[:], y[:] = X[order], y[order]
        for rows in cut(np.arange(len(y)), self.batch_size):
            self.step(X[rows], y[rows])


# ------------------------------------------------------------------ what predict gives


class PredictsWithoutIntercept(Variant):
    def predict(self, X):
        return X @ self.coef_


class PredictsColumn(Variant):
    def predict(self, X):
        return (X @ self.coef_ + self.intercept_)[:, None]


class PredictsWholeNumbers(Variant):
    def predict(self, X):
        return np.rint(super().predict(X))


class PredictsTwoDecimals(Variant):
    def predict(self, X):
        return super().predict(X).round(2)


STATE_HINT = (
    "The fit repeats, but it reseeds the random state that the whole program shares. "
    "Make a generator of your own from random_state."
)

PREDICT_HINT = (
    "The fit may be right, but `predict` does more, or less, than the linear model. Compute one "
    "prediction by hand from `coef_` and `intercept_`."
)

MISTAKES = (
    Misconception(
        "random_state is not used",
        IgnoresState,
        "The same random_state gives another fit each time. Make the generator from it.",
    ),
    *(
        Misconception(
            "random_state 0 taken for none",
            code,
            "Other numbers decide the order, but 0 gives another fit each time. In a condition 0 "
            "counts as false: do you ask whether there is a random_state, or whether it is None?",
        )
        for code in (ZeroIgnored, ZeroFromGlobalState)
    ),
    Misconception(
        "a fixed seed instead of random_state",
        FixedSeed,
        "Every random_state gives the same order. Make the generator from it.",
    ),
    Misconception(
        "one fixed order for every epoch and every random_state",
        FixedSeedEveryEpoch,
        "The order is always the same: a fixed seed in every epoch, or a sorting. Make one "
        "generator from random_state, and draw an order from it in every epoch.",
    ),
    Misconception(
        "the global random state instead of random_state",
        GlobalState,
        "The order comes from the random state that the whole program shares. "
        "Make a generator of your own from random_state.",
    ),
    Misconception("the global random state seeded", SeedsGlobalState, STATE_HINT),
    Misconception(
        "the global random state seeded in every epoch",
        SeedsGlobalStateEveryEpoch,
        "Every epoch has the same order, and the random state that the whole program shares is "
        "reseeded. Make one generator of your own from random_state, before the epochs.",
    ),
    Misconception(
        "the generator is made in __init__",
        GeneratorInInit,
        "A second `fit` of the same object goes on in the random stream where the first stopped, "
        "and gives other weights. Keep the seed in `__init__`; where should the stream begin?",
    ),
    Misconception(
        "fit returns nothing",
        ReturnsNothing,
        "`model.fit(X, y).predict(X)` fails: `fit` should hand back the model itself.",
    ),
    Misconception(
        "a second fit goes on where the first ended",
        GoesOn,
        "`fit` starts from the weights of the fit before it. Set the start of all weights inside "
        "`fit`: what is set in `__init__` or on the class is set only once.",
    ),
    Misconception(
        "a second fit goes on where the first ended",
        OnTheClass(),
        "All objects change the same array of weights, so that a fit goes on where any other one "
        "ended: it is kept on the class, in a default argument or in a cache. Make it anew inside "
        "`fit`.",
    ),
    Misconception(
        "predict leaves out the intercept",
        PredictsWithoutIntercept,
        "The predictions are off by `intercept_` everywhere.",
    ),
    Misconception(
        "predict gives a column",
        PredictsColumn,
        "The predictions are right, but their shape is (m, 1). One number for each row is asked "
        "for, in the shape (m,).",
    ),
    Misconception(
        "predict gives something else than X @ coef_ + intercept_",
        PredictsWholeNumbers,
        PREDICT_HINT,
    ),
    Misconception(
        "predict gives something else than X @ coef_ + intercept_",
        PredictsTwoDecimals,
        PREDICT_HINT,
    ),
    Misconception(
        "fit overwrites a setting",
        ChangesSettings,
        "After `fit`, lr, epochs or batch_size is not what it was. A later fit on other data would "
        "use the changed one: keep settings as they are, and use a local name.",
    ),
    Misconception(
        "the caller's data changed",
        ChangesData,
        "After `fit` the caller's X or y is not what it was. Work on a copy.",
    ),
    Misconception(
        "the caller's data changed",
        ChangesDataAtTheEnd,
        "After `fit` the caller's X or y is not what it was. Work on a copy.",
    ),
    Misconception(
        "the caller's rows shuffled in place",
        ShufflesInPlace,
        "`fit` leaves the caller's X and y in another order, so that even the same random_state "
        "gives another fit the next time. Shuffle indices, or a copy.",
    ),
)
