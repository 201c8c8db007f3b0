"""Which rows an epoch of single-row steps visited, read off the weights at which it ended.

The order is random, so it is never compared with another one. Where the rows are in general
position, each order ends at weights of its own; where they are orthogonal, the weights do not
depend on the order, but on how often each row was used. Both are read for steps of a wrong length,
too: the step is another rule's matter.
"""

from functools import cache
from itertools import permutations, product
from math import factorial

import numpy as np

from autograder.comparing import same
from autograder.exercise import UNEXPLAINED, Answer, Case
from autograder.exercises.mini_batch.rows_used import MANY_ORDERS, nearest

LENGTHS = ("1", "1/2", "-1", "-1/2", "1/n", "n", "1/(2n)", "-1/n", "1/d", "1/lr")
"""How many times too long the steps may be, for their rows still to be read."""


def length(case: Case, name: str) -> float:
    n, d = case.inputs["X"].shape
    lr = case.inputs["lr"]
    known = {"1/n": 1 / n, "n": n, "1/(2n)": 1 / (2 * n), "-1/n": -1 / n, "1/d": 1 / d}
    known |= {"1": 1.0, "1/2": 0.5, "-1": -1.0, "-1/2": -0.5, "1/lr": 1 / lr}
    return known[name]


def end_weights(answer: Answer) -> np.ndarray:
    """The weights after both epochs of every seed, shape (2 seeds, d)."""
    return np.concatenate([answer.values["first"], answer.values["second"]])


def ends_of(case: Case, rows: np.ndarray, targets: np.ndarray, times: float) -> np.ndarray:
    """Where each way ends, (ways, d): its k-th step is on row rows[:, k] with target targets[:, k].

    times : how many times too long the steps are
    """
    w, X, y, lr = (case.inputs[name] for name in ("w", "X", "y", "lr"))
    W = np.tile(w, (len(rows), 1))
    for i, j in zip(rows.T, targets.T, strict=True):
        misses = (W * X[i]).sum(axis=1) - y[j]
        W = W - times * lr * 2 * misses[:, None] * X[i]
    return W


# ------------------------------------------------------------------ rows in general position


def visited(case: Case, answer: Answer) -> tuple[str, str]:
    """The rows that the epochs used, and in which order, in words."""
    given = end_weights(answer)
    n = len(case.inputs["y"])
    for steps in (n, *(k for k in range(2 * n + 1) if k != n)):
        for name in LENGTHS:
            ways, ends = ends_of_ways(case, steps, name)
            found = all_nearest(ends, given)
            if found:
                return used(ways[found], n), order(ways[found], n)
    return other_ways(case, given), FRESH


def all_nearest(ends: np.ndarray, given: np.ndarray) -> list[int]:
    """For each weights the way that ends there; empty as soon as one has none."""
    found = []
    for weights in given:
        way = nearest(ends, weights)
        if way is None:
            return []
        found.append(way)
    return found


@cache
def ends_of_ways(case: Case, steps: int, name: str) -> tuple[np.ndarray, np.ndarray]:
    """All n^k ways to take k steps, shape (n^k, k), and where each ends."""
    ways = np.array(list(product(range(len(case.inputs["y"])), repeat=steps)), dtype=int)
    return ways, ends_of(case, ways, ways, length(case, name))


def used(epochs: np.ndarray, n: int) -> str:
    """Which rows the epochs use, in words. epochs (epochs, steps): a row for each step."""
    steps = epochs.shape[1]
    if steps != n:
        return f"{steps} step{'s' * (steps != 1)} in an epoch, where there should be {n}"
    different = [len(set(epoch)) for epoch in epochs.tolist()]
    if max(different) == 1:
        return "one row, again and again"
    return "each row once" if min(different) == n else "some rows more than once, others never"


FRESH = "a fresh order"


def order(epochs: np.ndarray, n: int) -> str:
    """What the orders have in common, in words; nothing is said where rows are missing."""
    if used(epochs, n) != "each row once":
        return FRESH
    orders = {tuple(epoch) for epoch in epochs.tolist()}
    if orders == {tuple(range(n))}:
        return "the order of the data"
    if len(orders) == 1:
        return "always the same"
    if len(epochs) >= MANY_ORDERS and len(orders) < factorial(n):
        return "some orders never come"
    return FRESH


def other_ways(case: Case, given: np.ndarray) -> str:
    """What else may lead to these weights, in words."""
    for words, ends in ends_of_other_ways(case).items():
        if all_nearest(ends, given):
            return words
    return UNEXPLAINED + "no order of the rows leads to these weights"


@cache
def ends_of_other_ways(case: Case) -> dict[str, np.ndarray]:
    """Ways that are no epoch of single-row steps, and where they end."""
    w, X, y, lr = (case.inputs[name] for name in ("w", "X", "y", "lr"))
    n = len(y)
    total = 2 * X.T @ (X @ w - y)
    orders = np.array(list(permutations(range(n))))
    pairs = [(rows, targets) for rows in orders for targets in orders]
    rows, targets = (np.array(given) for given in zip(*pairs, strict=True))
    thrice = w
    for _ in range(n):
        thrice = thrice - lr * 2 * X.T @ (X @ thrice - y) / n
    return {
        "one step along the sum of all gradients": (w - lr * total)[None],
        "one step along the mean of all gradients": (w - lr * total / n)[None],
        "in every step all rows, where there should be one": thrice[None],
        "rows of X that met other rows' targets": ends_of(case, rows, targets, 1.0),
    }


# ------------------------------------------------------------------ orthogonal rows


def times_visited(case: Case, answer: Answer) -> str:
    """How often an epoch used each of orthogonal rows, in words."""
    for name in LENGTHS:
        counts = np.array([counted(case, weights, name) for weights in end_weights(answer)])
        if (counts >= 0).all():
            return told(counts[:, ~fits(case)])
    return UNEXPLAINED + "no way through the rows leads to these weights"


def fits(case: Case) -> np.ndarray:
    """Which rows have no residual, (n,): a step on one of them moves nothing, and leaves no trace.

    They stay so while others are used, since all are orthogonal.
    """
    w, X, y = (case.inputs[name] for name in ("w", "X", "y"))
    return np.isclose(X @ w, y)


MOST_VISITS = 50


def counted(case: Case, weights: np.ndarray, name: str) -> np.ndarray:
    """How often each row was used, (n,); -1 where no number of steps leads there.

    A step on row i makes its residual 1 - 2 lr |x_i|^2 times what it was, and leaves the others.
    """
    w, X, y, lr = (case.inputs[name] for name in ("w", "X", "y", "lr"))
    shrinks = 1 - length(case, name) * 2 * lr * np.sum(X**2, axis=1)  # (n,)
    if weights.shape != w.shape or not np.isfinite(weights).all():
        return np.full(len(y), -1)
    with np.errstate(over="ignore", invalid="ignore"):
        residuals = (X @ w - y) * shrinks ** np.arange(MOST_VISITS + 1)[:, None]  # (visits, n)
        far = np.abs(residuals - (X @ weights - y))
    visits = np.nanargmin(far, axis=0)
    gaps = far[visits, np.arange(len(y))]
    near = np.where(fits(case), 1e-6, 1e-3 * np.abs(X @ w - y))
    return np.where(gaps <= near, visits, -1)


def told(counts: np.ndarray) -> str:
    """The counts of every epoch (epochs, n), in words."""
    if (counts == 1).all():
        return "each row once"
    if (counts == counts[0, 0]).all():
        return f"each row {counts[0, 0]} times"
    never, twice = (counts == 0).any(), (counts > 1).any()
    words = ["some rows never"] * bool(never) + ["some rows more than once"] * bool(twice)
    return ", ".join(words)


# ------------------------------------------------------------------ where the order comes from


def next_epoch(answer: Answer, hedge: str) -> str:
    """Whether the same generator gives another order when it is used again."""
    again = same(answer.values["first"], answer.values["second"])
    return f"{hedge}the same order again" if again else FRESH


def seed_decides(case: Case, answer: Answer, hedge: str) -> str:
    """Whether the generator that came in decides the order: some seeds were asked for twice."""
    first, seeds = answer.values["first"], case.inputs["seeds"]
    repeated = len(seeds) - len(set(seeds))
    if not same(first[:repeated], first[-repeated:]):
        drawn = "drawn from the generator" if answer.values["drawn"] else "drawn from nothing"
        return f"another order each time, {drawn}"
    if all(same(weights, first[0]) for weights in first):
        return f"{hedge}the same order for every generator"
    return "fixed by the generator"
