"""Stochastic epochs whose rows come in a wrong order, or not once each, by name.

A hint says where to look; it does not give the line.
"""

import copy
import random

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.stochastic.wrong_epochs import in_order
from autograder.exercises.stochastic.wrong_row_gradients import right


def globally_shuffled(n, rng):
    return np.random.permutation(n)  # noqa: NPY002


def globally_seeded(n, rng):
    np.random.seed(0)  # noqa: NPY002
    return np.random.permutation(n)  # noqa: NPY002


def shuffled_by_random(n, rng):
    order = list(range(n))
    random.shuffle(order)
    return order


def drawn_from_a_copy(n, rng):
    return copy.deepcopy(rng).permutation(n)


def stops_at_a_row_that_fits(w, X, y, lr, rng):
    for i in rng.permutation(len(y)):
        if abs(X[i] @ w - y[i]) < 1e-6:
            break
        w = w - lr * right(w, X, y, i)
    return w


class KeptOrder:
    """An array of row numbers for each n, shuffled again in every call."""

    def __init__(self):
        self.kept = {}

    def __call__(self, w, X, y, lr, rng):
        order = self.kept.setdefault(len(y), np.arange(len(y)))
        rng.shuffle(order)
        return in_order(lambda n, rng: order)(w, X, y, lr, rng)


def rotated(n, rng):
    return np.roll(np.arange(n), rng.integers(n))


def first_stays_first(n, rng):
    return [0, *(1 + rng.permutation(n - 1))]


def apart(shuffle_X, shuffle_y):
    """Rows of X meet other rows' targets."""

    def epoch(w, X, y, lr, rng):
        n = len(y)
        X = X[rng.permutation(n)] if shuffle_X else X
        y = y[rng.permutation(n)] if shuffle_y else y
        return in_order(lambda n, rng: range(n))(w, X, y, lr, rng)

    return epoch


def X_shuffled_in_place(w, X, y, lr, rng):
    rng.shuffle(X)
    return in_order(lambda n, rng: range(n))(w, X, y, lr, rng)


def both_shuffled_in_place(w, X, y, lr, rng):
    order = rng.permutation(len(y))
    X[:], y[:] = X[order], y[order]
    return in_order(lambda n, rng: range(n))(w, X, y, lr, rng)


ORDERS = (
    Misconception(
        "the rows are not shuffled",
        in_order(lambda n, rng: range(n)),
        "Every epoch takes the rows in the order of the data. Draw an order from `rng`; a shuffle "
        "whose result is not used, or not kept, changes nothing.",
    ),
    *(
        Misconception(
            "always the same order, whatever generator comes in",
            in_order(order),
            "The order never changes: it comes from a seed or a rule in your code. Draw it from "
            "`rng`, which goes on from call to call.",
        )
        for order in (
            lambda n, rng: np.random.default_rng(0).permutation(n),
            lambda n, rng: range(n - 1, -1, -1),
        )
    ),
    Misconception(
        "shuffled once, not every epoch",
        in_order(drawn_from_a_copy),
        "The first epoch is shuffled, and then the same generator gives the same order again. Does "
        "a copy of `rng` draw the order, or is its state set back?",
    ),
    Misconception(
        "something is kept from one call to the next",
        KeptOrder(),
        "The same generator gives another order each time, though the order is drawn from it: the "
        "row numbers that are shuffled are not 0, 1, 2, ... any more. What outlives a call?",
    ),
    Misconception(
        "a generator of its own, made afresh in every call",
        in_order(lambda n, rng: np.random.default_rng().permutation(n)),
        "The order is random, but it does not come from `rng`: the same generator gives another "
        "order each time, and nobody can repeat your run.",
    ),
    *(
        Misconception(
            "drawn from the global random state",
            in_order(order),
            "The order comes from `np.random` or `random`, which the whole program shares. Draw it "
            "from `rng`, which is passed in so that a run can be repeated.",
        )
        for order in (globally_shuffled, shuffled_by_random)
    ),
    Misconception(
        "the global random state seeded inside the function",
        in_order(globally_seeded),
        "The seed makes every epoch the same, and it changes the random numbers of the whole "
        "program. Draw the order from `rng`.",
    ),
    Misconception(
        "drawn with replacement",
        in_order(lambda n, rng: rng.integers(n, size=n)),
        "In one epoch some rows are used more than once, others never. Draw an order of all rows, "
        "and go through it.",
    ),
    Misconception(
        "one step on a single row",
        in_order(lambda n, rng: [rng.integers(n)]),
        "Only one row's step arrives. An epoch goes on with the next row from where this step "
        "ended: does a `return` stand inside the loop, or does every step start from the same w?",
    ),
    Misconception(
        "one row, again and again",
        in_order(lambda n, rng: [rng.integers(n)] * n),
        "A row is drawn before the loop, and each step uses it again. Each step needs the next row "
        "of the order.",
    ),
    Misconception(
        "one row is left out",
        in_order(lambda n, rng: rng.permutation(n)[1:]),
        "An epoch has one step too few. At which position does your loop begin, and where does it "
        "end?",
    ),
    Misconception(
        "the last row of the data is never used",
        in_order(lambda n, rng: rng.permutation(n - 1) if n > 1 else [0]),
        "An epoch has one step too few, and it is always the last row that is missing. Up to which "
        "number does the order that you draw go?",
    ),
    Misconception(
        "one row comes twice",
        in_order(lambda n, rng: [*(order := rng.permutation(n)), order[0]]),
        "An epoch has one step too many. Where does your loop begin and end?",
    ),
    Misconception(
        "two epochs instead of one",
        in_order(lambda n, rng: [*rng.permutation(n), *rng.permutation(n)]),
        "Every row is used twice. One call is one epoch; whoever wants more calls it again.",
    ),
    Misconception(
        "many epochs instead of one",
        in_order(lambda n, rng: np.concatenate([rng.permutation(n) for _ in range(10)])),
        "Every row is used many times. One call is one epoch; whoever wants more calls it again.",
    ),
    Misconception(
        "the epoch ends at a row that fits",
        stops_at_a_row_that_fits,
        "A row whose step is next to nothing ends the epoch, and those after it never come. One "
        "row that fits says nothing of the others.",
    ),
    *(
        Misconception(
            "some orders never come",
            in_order(order),
            "Each row comes once, but of the possible orders only some ever come: the rows keep "
            "their neighbours, or one keeps its place. Shuffle all of them.",
        )
        for order in (rotated, first_stays_first)
    ),
    *(
        Misconception(
            "rows of X meet other rows' targets",
            apart(shuffle_X, shuffle_y),
            "X is shuffled and y is not, or the other way round, or both in different orders. "
            "Shuffle the row numbers, and use the same number for both.",
        )
        for shuffle_X, shuffle_y in ((True, True), (True, False), (False, True))
    ),
    Misconception(
        "X shuffled in place, and y left as it was",
        X_shuffled_in_place,
        "Rows of X meet other rows' targets, and the caller's X is in another order afterwards. "
        "Shuffle the row numbers, and use the same number for both.",
    ),
    Misconception(
        "X and y shuffled in place",
        both_shuffled_in_place,
        "The steps are right, but the caller finds the data in another order afterwards. Shuffle "
        "the row numbers, and leave X and y where they are.",
    ),
)
