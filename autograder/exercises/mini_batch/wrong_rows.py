"""Steps on other rows than those of the batch: the code of what `minibatch_step_mistakes` names."""

import numpy as np

from autograder.exercises.batch.wrong_gradients import gradient_sum, misses
from autograder.exercises.batch.wrong_steps import right_step


def on_rows(step, w, X, y, rows, lr):
    """The mini-batch step that a step on all rows makes of the batch."""
    return step(w, X[rows], y[rows], lr)


def chosen(of_X, of_y=None):
    """The step on the rows `of_X(rows, n)`, with the targets of those or of `of_y(rows, n)`."""
    of_y = of_y or of_X

    def step(w, X, y, rows, lr):
        n = len(y)
        X, y = X[of_X(rows, n)], y[of_y(rows, n)]
        return right_step(w, X, y, lr) if len(y) else w.copy()

    return step


# ------------------------------------------------------------------ which rows, by (rows, n)


def in_the_batch(rows, n):
    return rows


def all_of_them(rows, n):
    return slice(None)


def all_others(rows, n):
    return np.setdiff1d(np.arange(n), rows)


def first_ones(rows, n):
    return slice(len(rows))


def last_ones(rows, n):
    return slice(-len(rows), None)


def one_before(rows, n):
    return rows - 1


def one_after(rows, n):
    return rows + 1  # an IndexError after the last


def one_after_or_the_first(rows, n):
    return (rows + 1) % n


def from_first_to_last(rows, n):
    return slice(rows[0], rows[-1] + 1)


def from_first_to_before_last(rows, n):
    return slice(rows[0], rows[-1])


def from_lowest_to_highest(rows, n):
    return slice(min(rows), max(rows) + 1)


def from_first_on(rows, n):
    return slice(rows[0], rows[0] + len(rows))


def in_ascending_order(rows, n):
    return np.sort(rows)


# ------------------------------------------------------------------ what knows the other rows, too


def divided_by_n(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / len(y)


def sum_of_all_rows(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X, y) / len(rows)


def mean_of_all_targets(w, X, y, rows, lr):
    return w - lr * 2 * X[rows].T @ (X[rows] @ w - y.mean()) / len(rows)


def all_rows_standardised(w, X, y, rows, lr):
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    return right_step(w, X[rows], y[rows], lr)


def cost_of_all_may_not_rise(w, X, y, rows, lr):
    """A step after which the cost of all rows is higher is not taken."""
    moved = right_step(w, X[rows], y[rows], lr)
    before, after = (np.mean(misses(v, X, y) ** 2) for v in (w, moved))
    return moved if after < before else w.copy()


def single_row_skipped(w, X, y, rows, lr):
    return w.copy() if len(rows) == 1 else right_step(w, X[rows], y[rows], lr)
