"""Which rows a fit used, read off its weights.

On data whose rows differ, each way through the rows ends at weights of its own. With three rows
and one row a step, each of the 3^6 ways through two epochs does: the numbers themselves prove which
rows were used, whatever the student's code says of itself.
"""

from functools import cache
from itertools import combinations_with_replacement, permutations, product
from math import factorial

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
    # By the first weight first: there are up to 46,656 ways, and most are ruled out by it.
    close = np.abs(ends[:, 0] - given[0]) <= 2 * tolerance() * np.abs(given).max()
    ways = np.flatnonzero(close)
    if not ways.size:
        return None
    distance = np.abs(ends[ways] - given).max(axis=1)
    way, least = int(ways[distance.argmin()]), distance.min()
    return way if least <= tolerance() * np.abs(ends[way]).max() else None


@cache
def ends_of_steps(case: Case, steps: int) -> tuple[np.ndarray, np.ndarray]:
    """All n^k ways to take k single-row steps, shape (n^k, k), and where each ends."""
    X, y, lr = problem(case)
    ways = np.array(list(product(range(len(y)), repeat=steps)))
    return ways, ends_of(X, y, lr, list(ways.T[:, :, None]))


def problem(case: Case) -> tuple[np.ndarray, np.ndarray, float]:
    return tuple(case.inputs[name] for name in ("X", "y", "lr"))


MANY_ORDERS = 100
"""So many orders of three rows miss one of the six by chance once in 10^7."""


def visited(case: Case, answer: Answer) -> str:
    """The rows that two epochs of single-row steps visited, in words."""
    n = len(case.inputs["y"])
    for steps in (2 * n, *(k for k in range(1, 2 * n + 3) if k != 2 * n)):
        ways, ends = ends_of_steps(case, steps)
        found = [nearest(ends, given) for given in weights(answer)]
        if None not in found:
            break
    else:
        return UNEXPLAINED + "no order of the rows leads to these weights"
    if steps != 2 * n:
        return f"{steps} rows in two epochs, where there should be {2 * n}"
    seen = ways[found].reshape(-1, 2, n)  # (fits, epochs, rows)
    orders = {tuple(epoch) for fit in seen.tolist() for epoch in fit}
    if any(len(set(epoch)) < n for epoch in orders):
        return "some rows more than once in an epoch, others never"
    if orders == {tuple(range(n))}:
        return "each row once an epoch, always in the order of the data"
    if (seen[:, 0] == seen[:, 1]).all():
        return "each row once an epoch, but every epoch in the same order"
    seeds_matter = not (seen == seen[0]).all()  # that they do not is another fact's matter
    if seeds_matter and 2 * len(seen) >= MANY_ORDERS and len(orders) < factorial(n):
        return "each row once an epoch, but some orders never come"
    return "each row once an epoch, in a fresh order"


@cache
def ends_of_cuts(case: Case) -> dict[str, np.ndarray]:
    """Ways to cut n rows into a batch of `batch_size` and a rest, and where they end."""
    X, y, lr = problem(case)
    n, size = len(y), case.inputs["batch_size"]
    p = np.array(list(permutations(range(n))))
    full, steps = n // size, -(-n // size)
    right = [p[:, k : k + size] for k in range(0, n, size)]
    again = [*range(full * size, n), *range(steps * size - n)]  # the rest, filled up
    cuts = {
        "full batches, then the rows that remain": right,
        "full batches, and the rows that remain are left out": right[:full],
        "full batches, the last with some rows used again": [*right[:full], p[:, again]],
        "batches that overlap": [p[:, k : size * (k + 1)] for k in range(steps)],
        "the rows that remain first, then full batches": [right[-1], *right[:full]],
        "batches of nearly the same size": np.array_split(p, steps, axis=1),
        "the rows that remain joined to the last full batch": [
            *right[: full - 1],
            p[:, (full - 1) * size :],
        ],
    }
    return {words: ends_of(X, y, lr, ways) for words, ways in cuts.items()}


def cut_into(case: Case, answer: Answer) -> str:
    """How the rows were cut, in words."""
    fitted = weights(answer)
    for words, reached in ends_of_cuts(case).items():
        if all(nearest(reached, given) is not None for given in fitted):
            return words
    return UNEXPLAINED + "no way to cut the rows leads to these weights"


@cache
def ends_of_pairings(case: Case) -> tuple[np.ndarray, np.ndarray]:
    """Each way to give every y a row of X, shape (n^n, n), and where one step on them ends."""
    X, y, lr = problem(case)
    n, Z, start = len(y), ones_last(X), start_weights(X.shape[1])
    ways = np.array(list(product(range(n), repeat=n)))
    gradients = 2 * (Z @ start - y[:, None])[:, :, None] * Z  # [i, j]: y of row i, X of row j
    return ways, start - lr * gradients[np.arange(n), ways].mean(axis=1)


def weights_or_pairing(case: Case, answer: Answer) -> np.ndarray:
    """The weights after one step, or in words: their shape, or that X met other rows' y.

    A right step over wrong rows counts as right here: which rows it took is another fact's matter.
    """
    X, y, lr = problem(case)
    coef, intercept = answer.values["coef"][0], answer.values["intercept"][0]
    if coef.shape != X.shape[1:] or intercept.size != 1:
        return np.array(f"coef_ of shape {coef.shape}, intercept_ of shape {intercept.shape}")
    given = weights(answer)[0]
    (right,) = ends_of(X, y, lr, [np.arange(len(y))[None]])
    if len(np.unique(y)) == 1 or same(given, right):
        return given
    if rows_of_one_batch(case, answer) == SOME_TWICE:
        return right
    ways, ends = ends_of_pairings(case)
    way = nearest(ends, given)
    if way is None:
        return given
    lost = len(set(ways[way])) < len(y)
    return np.array(
        "those of X in which rows are lost and doubled, while y is whole"
        if lost
        else "those of X rows that met other rows' y"
    )


SOME_TWICE = "some rows more than once, others never"


@cache
def ends_of_batches(case: Case) -> tuple[np.ndarray, np.ndarray]:
    """Each batch of n rows, repeats allowed and order aside, and where one step on it ends."""
    X, y, lr = problem(case)
    ways = np.array(list(combinations_with_replacement(range(len(y)), len(y))))
    return ways, ends_of(X, y, lr, [ways])


def rows_of_one_batch(case: Case, answer: Answer) -> str:
    """Which rows steps on a batch of all rows took, in words, as far as the weights tell."""
    ways, ends = ends_of_batches(case)
    for given in weights(answer):
        way = nearest(ends, given)
        if way is not None and len(set(ways[way])) < ways.shape[1]:
            return SOME_TWICE
    return "each row once"


def second_epoch(case: Case, answer: Answer) -> str:
    """What a second epoch over equal rows does, in words: they move the weights along one line."""
    X, y, lr = problem(case)
    epoch = [np.arange(len(y))[None]]
    once, twice, thrice = (ends_of(X, y, lr, epoch * k)[0] for k in (1, 2, 3))
    unmoved, given = start_weights(X.shape[1]), weights(answer)[0]
    for words, end in (("never comes", once), ("nor the first", unmoved), ("comes twice", thrice)):
        if same(given, end):
            return words
    if given.shape == once.shape and not same(given, twice):
        share = (given - once) @ (twice - once) / ((twice - once) @ (twice - once))
        if 0 < share < 1 and same(given, once + share * (twice - once)):
            return "takes shorter steps than the first"
    return "goes on like the first"  # or the step itself is wrong, which has a rule of its own
