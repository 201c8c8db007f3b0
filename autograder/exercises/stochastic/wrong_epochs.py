"""Makers of wrong epochs: other steps, other orders, other rates, other results."""

import numpy as np

from autograder.exercises.stochastic.wrong_row_gradients import right


def shuffled(n, rng):
    return rng.permutation(n)


def along(gradient, order=shuffled):
    """An epoch of steps against gradient(w, X, y, i), for the rows i of order(n, rng)."""

    def epoch(w, X, y, lr, rng):
        for i in order(len(y), rng):
            w = w - lr * gradient(w, X, y, i)
        return w

    return epoch


def in_order(order):
    """An epoch of right steps on the rows of order(n, rng)."""
    return along(right, order)


def with_rate(rate):
    """An epoch whose k-th step, counted from 0, has the learning rate rate(lr, k, n)."""

    def epoch(w, X, y, lr, rng):
        for k, i in enumerate(rng.permutation(len(y))):
            w = w - rate(lr, k, len(y)) * right(w, X, y, i)
        return w

    return epoch


def returning(result):
    """What comes back is result(path, X, y) of the weights along the way, (n + 1, d)."""

    def epoch(w, X, y, lr, rng):
        path = [w]
        for i in rng.permutation(len(y)):
            path.append(path[-1] - lr * right(path[-1], X, y, i))
        return result(np.array(path), X, y)

    return epoch
