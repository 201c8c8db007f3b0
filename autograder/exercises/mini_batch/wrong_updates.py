"""Steps that go wrong in a loop, in the update or in what is returned.

The code of what `update_mistakes` names.
"""

import numpy as np

from autograder.exercises.mini_batch.right_parts import (
    gradient_sum,
    mean_gradient,
    right_step,
    row_gradients,
)

# ------------------------------------------------------------------ weights that move too early


def row_after_row(factor):
    """A step for each row, `factor(B)` times the residual times the row."""

    def step(w, X, y, rows, lr):
        for i in rows:
            w = w - lr * factor(len(rows)) * (X[i] @ w - y[i]) * X[i]
        return w

    return step


def weight_after_weight(factor):
    """A step for each weight in turn, the residual taken anew."""

    def step(w, X, y, rows, lr):
        w = w.copy()
        for j in range(len(w)):
            w[j] -= lr * factor(len(rows)) * X[rows, j] @ (X[rows] @ w - y[rows])
        return w

    return step


def number_after_number(factor):
    """A step for each weight within each row."""

    def step(w, X, y, rows, lr):
        w = w.copy()
        for i in rows:
            for j in range(len(w)):
                w[j] -= lr * factor(len(rows)) * (X[i] @ w - y[i]) * X[i, j]
        return w

    return step


def repeated(times):
    """`times(B, d)` steps on the whole batch."""

    def steps(w, X, y, rows, lr):
        for _ in range(times(len(rows), len(w))):
            w = right_step(w, X, y, rows, lr)
        return w

    return steps


def running_sum_applied(divisor):
    """After each row a step along the sum so far; `divisor(k, B)` after k of B rows."""

    def step(w, X, y, rows, lr):
        total = 0.0
        for k, i in enumerate(rows, start=1):
            total = total + gradient_sum(w, X[[i]], y[[i]])
            w = w - lr * total / divisor(k, len(rows))
        return w

    return step


def sums_so_far_added(w, X, y, rows, lr):
    sums = np.cumsum(row_gradients(w, X[rows], y[rows]), axis=0)
    return w - lr * sums.sum(axis=0) / len(rows)


# ------------------------------------------------------------------ sums that go wrong in a loop


def prediction_carried_on(factor):
    """The prediction is not set back to zero before each row."""

    def step(w, X, y, rows, lr):
        r = np.cumsum(X[rows] @ w) - y[rows]
        return w - lr * factor * X[rows].T @ r / len(rows)

    return step


def sum_carried_on(w, X, y, rows, lr):
    """The sum is not set back to zero before each weight."""
    return w - lr * np.cumsum(mean_gradient(w, X[rows], y[rows]))


def residual_carried_on(w, X, y, rows, lr):
    r = np.cumsum(X[rows] @ w - y[rows])
    return w - lr * 2 * X[rows].T @ r / len(rows)


def folded(combine):
    """The step against what is left when `combine(so far, gradient, k, B)` has met every row."""

    def step(w, X, y, rows, lr):
        so_far = np.zeros(len(w))
        for k, gradient in enumerate(row_gradients(w, X[rows], y[rows]), start=1):
            so_far = combine(so_far, gradient, k, len(rows))
        return w - lr * so_far

    return step


# ------------------------------------------------------------------ the update


def without_lr(w, X, y, rows, lr):
    return w - mean_gradient(w, X[rows], y[rows])


def lr_divided(w, X, y, rows, lr):
    return w - mean_gradient(w, X[rows], y[rows]) / lr


def fixed_lr(lr_of_its_own):
    """A learning rate that stands in the code."""
    return lambda w, X, y, rows, lr: w - lr_of_its_own * mean_gradient(w, X[rows], y[rows])


def weights_shrunk(w, X, y, rows, lr):
    return (1 - lr) * w - lr * mean_gradient(w, X[rows], y[rows])


def whole_divided(w, X, y, rows, lr):
    return (w - lr * gradient_sum(w, X[rows], y[rows])) / len(rows)


def lr_taken_off_the_weights(w, X, y, rows, lr):
    return (w - lr) * mean_gradient(w, X[rows], y[rows])


def weights_in_the_sum(w, X, y, rows, lr):
    return w - lr * (w + gradient_sum(w, X[rows], y[rows])) / len(rows)


def lr_times_all(w, X, y, rows, lr):
    return lr * (w - mean_gradient(w, X[rows], y[rows]))


def other_way_round(w, X, y, rows, lr):
    return lr * mean_gradient(w, X[rows], y[rows]) - w


def from_zero(w, X, y, rows, lr):
    return right_step(np.zeros(len(w)), X, y, rows, lr)


def from_one(w, X, y, rows, lr):
    return right_step(np.ones(len(w)), X, y, rows, lr)


def new_weights_added_up(w, X, y, rows, lr):
    return sum(w - lr * gradient for gradient in row_gradients(w, X[rows], y[rows]))


def least_squares(w, X, y, rows, lr):
    return np.linalg.lstsq(X[rows], y[rows], rcond=None)[0]


def single_row_skipped(w, X, y, rows, lr):
    if len(rows) == 1:
        return w.copy()
    return right_step(w, X, y, rows, lr)


def in_place(w, X, y, rows, lr):
    w -= lr * mean_gradient(w, X[rows], y[rows])
    return w


# ------------------------------------------------------------------ what is returned


def gradient_returned(w, X, y, rows, lr):
    return mean_gradient(w, X[rows], y[rows])


def change_returned(w, X, y, rows, lr):
    return -lr * mean_gradient(w, X[rows], y[rows])


def weights_returned(w, X, y, rows, lr):
    return w.copy()


def cost_returned(w, X, y, rows, lr):
    return np.mean((X[rows] @ w - y[rows]) ** 2)


def gradient_returned_too(w, X, y, rows, lr):
    return np.stack([right_step(w, X, y, rows, lr), mean_gradient(w, X[rows], y[rows])])


def old_weights_returned_too(w, X, y, rows, lr):
    return np.stack([w, right_step(w, X, y, rows, lr)])


def first_weight_returned(w, X, y, rows, lr):
    return right_step(w, X, y, rows, lr)[:1]


def last_weight_returned(w, X, y, rows, lr):
    return right_step(w, X, y, rows, lr)[-1:]


def mean_weight_returned(w, X, y, rows, lr):
    return np.mean(right_step(w, X, y, rows, lr))


def whole_numbers(w, X, y, rows, lr):
    return right_step(w, X, y, rows, lr).astype(int)


def rounded(decimals):
    """The new weights, rounded."""
    return lambda w, X, y, rows, lr: np.round(right_step(w, X, y, rows, lr), decimals)
