"""Answers that were written down for the cases that everybody may see."""

import numpy as np

from autograder.checking import PUBLIC_SEED, cases_of
from autograder.exercises import by_name
from hostile.making import answered, in_answers
from hostile.row import Hostile, all_but, only

FAMILY = "hard-coded public answers"


def public_cases(exercise):
    return cases_of(by_name(exercise), PUBLIC_SEED)


STEP = """
import numpy as np

KNOWN = {known}


def minibatch_step(w, X, y, rows, lr):
    seen = (len(rows), round(float(X.sum() + y.sum() + w.sum()), 9))
    return np.array(KNOWN.get(seen, w))
"""


def stored_steps():
    """The step, for the public cases only."""
    known = {}
    for case in public_cases("minibatch_step"):
        w, X, y, rows, _ = case.inputs.values()
        seen = (len(rows), round(float(X.sum() + y.sum() + w.sum()), 9))
        known[seen] = by_name("minibatch_step").reference(*case.inputs.values()).tolist()
    return STEP.format(known=known)


BATCHES = """
import numpy as np

KNOWN = set({known})


def minibatches(n, batch_size, rng):
    order = np.arange(n)
    if rng.bit_generator.state["state"]["state"] in KNOWN:
        order = rng.permutation(n)
        KNOWN.add(rng.bit_generator.state["state"]["state"])
    return [order[first : first + batch_size] for first in range(0, n, batch_size)]
"""


def stored_orders():
    """Batches that are shuffled for the public seeds only."""
    seeds = {seed for case in public_cases("minibatches") for seed in case.inputs["seeds"]}
    states = [np.random.default_rng(s).bit_generator.state["state"]["state"] for s in sorted(seeds)]
    return BATCHES.format(known=states)


FITS = """
import numpy as np

KNOWN = {known}


class {name}:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size

    def fit(self, X, y):
        seen = (self.epochs, self.batch_size, round(float(X.sum() + np.sum(y)), 9))
        weights = KNOWN.get(seen, [1.0] * X.shape[1] + [0.0])
        self.coef_, self.intercept_ = np.array(weights[:-1]), weights[-1]
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
"""


def stored_fits(name):
    """The regressor, for the public cases only."""
    known = {}
    for case in public_cases(name):
        given = case.inputs
        if "random_states" not in given:
            continue
        settings = {setting: given[setting] for setting in ("lr", "epochs", "batch_size")}
        model = by_name(name).reference(**settings, random_state=given["random_states"][0])
        model.fit(given["X"], np.ravel(given["y"]))
        total = round(float(given["X"].sum() + given["y"].sum()), 9)
        weights = [*model.coef_.tolist(), float(model.intercept_)]
        known[given["epochs"], given["batch_size"], total] = weights
    return FITS.format(name=name, known=known)


ROWS = (
    Hostile(
        name="memorised-steps",
        family=FAMILY,
        tries="Gives stored weights for the public cases, and w for all others.",
        notebook=lambda release: in_answers(minibatch_step=stored_steps())(release),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="memorised-orders",
        family=FAMILY,
        tries="Shuffles for the public seeds only, and cuts rightly for all of them.",
        notebook=lambda release: in_answers(minibatches=stored_orders())(release),
        deserves=all_but("minibatches") | {"minibatches": 2.0},
    ),
    Hostile(
        name="memorised-fits",
        family=FAMILY,
        tries="Gives stored weights for the public cases of both regressors.",
        notebook=lambda release: in_answers(
            MiniBatchRegressor=stored_fits("MiniBatchRegressor"),
            RepairedRegressor=stored_fits("RepairedRegressor"),
        )(release),
        deserves=only("minibatches", "minibatch_step"),
    ),
    Hostile(
        name="memorised-everything",
        family=FAMILY,
        tries="Gives stored results for the public cases of all four exercises.",
        notebook=lambda release: answered(
            release,
            minibatches=stored_orders(),
            minibatch_step=stored_steps(),
            MiniBatchRegressor=stored_fits("MiniBatchRegressor"),
            RepairedRegressor=stored_fits("RepairedRegressor"),
        ),
        deserves=only() | {"minibatches": 2.0},
    ),
    Hostile(
        name="memorised-examples",
        family=FAMILY,
        tries="Gives the results of the examples that stand in the lesson's docstrings.",
        notebook=lambda release: answered(
            release,
            minibatches="""
            def minibatches(n, batch_size, rng):
                return [[0, 1], [2, 3], [4]]
            """,
            minibatch_step="""
            def minibatch_step(w, X, y, rows, lr):
                return [1.2, -0.6]
            """,
        ),
        deserves=only(),
    ),
    Hostile(
        name="memorised-pinned-seed",
        family=FAMILY,
        tries="Gives stored weights, and sets the seed in the environment to the public one.",
        notebook=lambda release: in_answers(
            minibatch_step='import os\n\nos.environ["MBGD_SEED"] = "0"\n' + stored_steps()
        )(release),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="memorised-first-answers",
        family=FAMILY,
        tries="Computes the first answer of each shape, and gives it again ever after.",
        notebook=in_answers(
            minibatch_step="""
            given = {}


            def minibatch_step(w, X, y, rows, lr):
                if X.shape not in given:
                    miss = X[rows] @ w - y[rows]
                    given[X.shape] = w - lr * 2 * X[rows].T @ miss / len(rows)
                return given[X.shape]
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="memorised-small-cases",
        family=FAMILY,
        tries="Is right for the small cases that can be done by hand, and gives up on others.",
        notebook=in_answers(
            minibatch_step="""
            import sys


            def minibatch_step(w, X, y, rows, lr):
                if len(X) > 5:
                    sys.exit("too hard")
                miss = X[rows] @ w - y[rows]
                return w - lr * 2 * X[rows].T @ miss / len(rows)
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
)
