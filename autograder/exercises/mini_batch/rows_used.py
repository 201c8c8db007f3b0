"""Which rows a fit used, read off its weights.

On data whose rows differ, each way through the rows ends at weights of its own. With three rows
and one row a step, each of the 3^6 ways through two epochs does: the numbers themselves prove which
rows were used, whatever the student's code says of itself.
"""

from itertools import combinations_with_replacement, permutations, product

import numpy as np

from autograder.comparing import same, tolerance
from autograder.exercise import UNEXPLAINED, Answer, Case


def weights(answer: Answer) -> np.ndarray:
    """Coefficients and intercept of each fit, shape (fits, d + 1); an odd shape stays odd."""
    coef, intercept = answer.values["coef"], answer.values["intercept"]
    intercept = intercept.reshape(len(intercept), -1)
    if coef.ndim != 2 or intercept.shape[1] != 1:
        return coef
    return np.hstack([coef, intercept])


def ones_last(X: np.ndarray) -> np.ndarray:
    return np.column_stack([X, np.ones(len(X))])


def start_weights(d: int) -> np.ndarray:
    """Coefficients of one, an intercept of zero: where the regressor starts."""
    return np.append(np.ones(d), 0.0)


def ends_of(X: np.ndarray, y: np.ndarray, lr: float, ways: list[np.ndarray]) -> np.ndarray:
    """Where each way through the rows ends: one (ways, B) array of rows for each step."""
    Z = ones_last(X)
    W = np.tile(start_weights(X.shape[1]), (len(ways[0]), 1))  # (ways, d + 1)
    for rows in ways:
        Zb, yb = Z[rows], y[rows]  # (ways, B, d + 1), (ways, B)
        r = np.einsum("wbd,wd->wb", Zb, W) - yb
        W = W - lr * (2 / rows.shape[1]) * np.einsum("wb,wbd->wd", r, Zb)
    return W


def nearest(ends: np.ndarray, given: np.ndarray) -> int | None:
    """The way whose end is `given`, up to rounding."""
    if given.shape != ends.shape[1:] or not np.isfinite(given).all():
        return None
    distance = np.abs(ends - given).max(axis=1)
    way = int(distance.argmin())
    return way if distance[way] <= tolerance() * np.abs(ends[way]).max() else None


def two_epochs(n: int) -> np.ndarray:
    """All ways through two epochs of n single rows, shape (n^2n, 2n); rows may come again."""
    return np.array(list(product(range(n), repeat=2 * n)))


def visited(case: Case, answer: Answer) -> str:
    """The rows that two epochs of single-row steps visited, in words."""
    X, y, lr = (case.inputs[name] for name in ("X", "y", "lr"))
    n = len(y)
    ways = two_epochs(n)
    ends = ends_of(X, y, lr, list(ways.T[:, :, None]))
    found = [nearest(ends, given) for given in weights(answer)]
    if None in found:
        return UNEXPLAINED + "no order of the rows leads to these weights"
    seen = ways[found].reshape(-1, 2, n)  # (fits, epochs, rows)
    if any(len(set(epoch)) < n for fit in seen.tolist() for epoch in fit):
        return "some rows more than once in an epoch, others never"
    if (seen == np.arange(n)).all():
        return "each row once an epoch, always in the order of the data"
    if (seen[:, 0] == seen[:, 1]).all():
        return "each row once an epoch, but every epoch in the same order"
    return "each row once an epoch, in a fresh order"


def cut_into(case: Case, answer: Answer) -> str:
    """How n rows were cut into a batch of `batch_size` and a rest, in words."""
    X, y, lr, size = (case.inputs[name] for name in ("X", "y", "lr", "batch_size"))
    n = len(y)
    p = np.array(list(permutations(range(n))))
    again = [*range(size, n), *range(2 * size - n)]  # the rest, filled up from the beginning
    half = -(-n // 2)
    cuts = {
        "a full batch, then the rows that remain": [p[:, :size], p[:, size:]],
        "a full batch, and the rows that remain are left out": [p[:, :size]],
        "a full batch, then another with some rows used again": [p[:, :size], p[:, again]],
        "a full batch, then one that overlaps it": [p[:, :size], p[:, 1:]],
        "two batches of the same size": [p[:, :half], p[:, half:]],
        "all rows at once": [p],
    }
    ends = {words: ends_of(X, y, lr, ways) for words, ways in cuts.items()}
    fitted = weights(answer)
    for words, reached in ends.items():
        if all(nearest(reached, given) is not None for given in fitted):
            return words
    return UNEXPLAINED + "no way to cut the rows leads to these weights"


def weights_or_pairing(case: Case, answer: Answer) -> np.ndarray:
    """The weights after one step, or in words: that rows of X met other rows' y.

    A right step over wrong rows counts as right here: which rows it took is another fact's matter.
    """
    given = weights(answer)[0]
    X, y, lr = (case.inputs[name] for name in ("X", "y", "lr"))
    if len(np.unique(y)) == 1 or len(given) != X.shape[1] + 1:
        return given
    Z, start = ones_last(X), start_weights(X.shape[1])
    pairings = np.array(list(permutations(range(len(y)))))[1:]
    ends = start - lr * (2 / len(y)) * (Z @ start - y[pairings]) @ Z
    if nearest(ends, given) is not None:
        return np.array("those of X rows that met other rows' y")
    if rows_of_one_batch(case, answer) == SOME_TWICE:
        return ends_of(X, y, lr, [np.arange(len(y))[None]])[0]
    return given


SOME_TWICE = "some rows more than once, others never"


def rows_of_one_batch(case: Case, answer: Answer) -> str:
    """Which rows a step on a batch of all rows took, in words, as far as the weights tell."""
    X, y, lr = (case.inputs[name] for name in ("X", "y", "lr"))
    n = len(y)
    ways = np.array(list(combinations_with_replacement(range(n), n)))
    way = nearest(ends_of(X, y, lr, [ways]), weights(answer)[0])
    if way is not None and len(set(ways[way])) < n:
        return SOME_TWICE
    return "each row once"


def second_epoch(case: Case, answer: Answer) -> str:
    """What a second epoch over equal rows does, in words: they move the weights along one line."""
    X, y, lr = (case.inputs[name] for name in ("X", "y", "lr"))
    epoch = [np.arange(len(y))[None]]
    (once,), (twice,) = ends_of(X, y, lr, epoch), ends_of(X, y, lr, epoch * 2)
    given = weights(answer)[0]
    if same(given, once):
        return "never comes"
    if given.shape == once.shape and not same(given, twice):
        share = (given - once) @ (twice - once) / ((twice - once) @ (twice - once))
        if 0 < share < 1 and same(given, once + share * (twice - once)):
            return "takes shorter steps than the first"
    return "goes on like the first"  # or the step itself is wrong, which has a rule of its own
