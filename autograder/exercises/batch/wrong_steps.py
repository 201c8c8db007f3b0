"""Steps that go wrong in the update or in a loop: the code of what `step_mistakes` names."""

import numpy as np

from autograder.exercises.batch.wrong_gradients import (
    gradient_sum,
    mean_gradient,
    misses,
    row_gradients,
)


def against(gradient):
    """The step against a gradient."""
    return lambda w, X, y, lr: w - lr * gradient(w, X, y)


right_step = against(mean_gradient)

# ------------------------------------------------------------------ the update


def without_lr(w, X, y, lr):
    return w - mean_gradient(w, X, y)


def lr_divided(w, X, y, lr):
    return w - mean_gradient(w, X, y) / lr


def lr_squared(w, X, y, lr):
    return w - lr**2 * mean_gradient(w, X, y)


def fixed_lr(lr_of_its_own):
    """A learning rate that stands in the code."""
    return lambda w, X, y, lr: w - lr_of_its_own * mean_gradient(w, X, y)


def lr_times_all(w, X, y, lr):
    return lr * (w - mean_gradient(w, X, y))


def other_way_round(w, X, y, lr):
    return lr * mean_gradient(w, X, y) - w


def lr_taken_off_the_weights(w, X, y, lr):
    return (w - lr) * mean_gradient(w, X, y)


def whole_divided(w, X, y, lr):
    return (w - lr * gradient_sum(w, X, y)) / len(y)


def weights_in_the_sum(w, X, y, lr):
    return w - lr * (w + gradient_sum(w, X, y)) / len(y)


def from_zero(w, X, y, lr):
    return right_step(np.zeros(len(w)), X, y, lr)


def from_one(w, X, y, lr):
    return right_step(np.ones(len(w)), X, y, lr)


def from_whole_numbers(w, X, y, lr):
    return np.trunc(w) - lr * mean_gradient(w, X, y)


def newton(w, X, y, lr):
    return w - lr * np.linalg.pinv(2 / len(y) * X.T @ X) @ mean_gradient(w, X, y)


def least_squares(w, X, y, lr):
    return np.linalg.lstsq(X, y, rcond=None)[0]


def in_place(w, X, y, lr):
    w -= lr * mean_gradient(w, X, y)
    return w


# ------------------------------------------------------------------ what nobody asked for


def share_kept(share):
    return lambda w, X, y, lr: share * w - lr * mean_gradient(w, X, y)


def refuses_to_rise(w, X, y, lr):
    """A step that would raise the cost is not taken."""
    moved = right_step(w, X, y, lr)
    return moved if cost_returned(moved, X, y, lr) < cost_returned(w, X, y, lr) else w.copy()


def backtracking(w, X, y, lr):
    """A step that would raise the cost is halved until it does not."""
    before = cost_returned(w, X, y, lr)
    for _ in range(60):
        moved = right_step(w, X, y, lr)
        if cost_returned(moved, X, y, lr) <= before:
            return moved
        lr = lr / 2
    return w.copy()


def kept_positive(w, X, y, lr):
    return np.maximum(right_step(w, X, y, lr), 0)


def kept_within(limit):
    """Weights beyond the limit are set back to it."""
    return lambda w, X, y, lr: np.clip(right_step(w, X, y, lr), -limit, limit)


# ------------------------------------------------------------------ weights that move too early


def row_after_row(factor):
    """A step for each row in turn, `factor(n)` times the row's gradient."""

    def step(w, X, y, lr):
        for i in range(len(y)):
            w = w - lr * factor(len(y)) * 2 * (X[i] @ w - y[i]) * X[i]
        return w

    return step


def weight_after_weight(factor):
    """A step for each weight in turn, the misses taken anew."""

    def step(w, X, y, lr):
        w = w.copy()
        for j in range(len(w)):
            w[j] -= lr * factor(len(y)) * 2 * X[:, j] @ misses(w, X, y)
        return w

    return step


def number_after_number(factor):
    """A step for each weight within each row."""

    def step(w, X, y, lr):
        w = w.copy()
        for i in range(len(y)):
            for j in range(len(w)):
                w[j] -= lr * factor(len(y)) * 2 * (X[i] @ w - y[i]) * X[i, j]
        return w

    return step


def several_steps(number):
    def step(w, X, y, lr):
        for _ in range(number(*X.shape)):
            w = right_step(w, X, y, lr)
        return w

    return step


def running_sum_applied(factor):
    """After each row a step along the sum so far, times `factor(k, n)` after k of n rows."""

    def step(w, X, y, lr):
        total = 0.0
        for i in range(len(y)):
            total = total + gradient_sum(w, X[[i]], y[[i]])
            w = w - lr * factor(i + 1, len(y)) * total
        return w

    return step


def new_weights_added_up(w, X, y, lr):
    return sum(w - lr * gradient for gradient in row_gradients(w, X, y))


# ------------------------------------------------------------------ what is returned


def gradient_returned(w, X, y, lr):
    return mean_gradient(w, X, y)


def change_returned(w, X, y, lr):
    return -lr * mean_gradient(w, X, y)


def opposite_change_returned(w, X, y, lr):
    return lr * mean_gradient(w, X, y)


def weights_returned(w, X, y, lr):
    return w.copy()


def cost_returned(w, X, y, lr):
    return np.mean(misses(w, X, y) ** 2)


def gradient_returned_too(w, X, y, lr):
    return np.stack([right_step(w, X, y, lr), mean_gradient(w, X, y)])


def old_weights_returned_too(w, X, y, lr):
    return np.stack([w, right_step(w, X, y, lr)])


def one_weight_returned(j):
    return lambda w, X, y, lr: right_step(w, X, y, lr)[j]


def mean_weight_returned(w, X, y, lr):
    return np.mean(right_step(w, X, y, lr))


def new_weights_a_row(w, X, y, lr):
    return w - lr * row_gradients(w, X, y)


def rounded(decimals):
    return lambda w, X, y, lr: np.round(right_step(w, X, y, lr), decimals)
