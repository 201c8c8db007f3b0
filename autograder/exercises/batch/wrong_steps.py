"""Steps that go wrong in the update or in a loop: the code of what `step_mistakes` names."""

import numpy as np

from autograder.exercises.batch.wrong_gradients import (
    gradient_sum,
    mean_gradient,
    misses,
    row_gradients,
)


def against(gradient):
    """The step against a wrong gradient."""
    return lambda w, X, y, lr: w - lr * gradient(w, X, y)


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


def from_zero(w, X, y, lr):
    return -lr * mean_gradient(np.zeros(len(w)), X, y)


def from_one(w, X, y, lr):
    return 1 - lr * mean_gradient(np.ones(len(w)), X, y)


def newton(w, X, y, lr):
    return w - lr * np.linalg.pinv(2 / len(y) * X.T @ X) @ mean_gradient(w, X, y)


def least_squares(w, X, y, lr):
    return np.linalg.lstsq(X, y, rcond=None)[0]


def in_place(w, X, y, lr):
    w -= lr * mean_gradient(w, X, y)
    return w


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


def several_steps(number):
    def step(w, X, y, lr):
        for _ in range(number(*X.shape)):
            w = w - lr * mean_gradient(w, X, y)
        return w

    return step


def running_sum_applied(w, X, y, lr):
    """After each row a step along the sum so far."""
    total = 0.0
    for i in range(len(y)):
        total = total + gradient_sum(w, X[[i]], y[[i]])
        w = w - lr * total / len(y)
    return w


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
    gradient = mean_gradient(w, X, y)
    return np.stack([w - lr * gradient, gradient])


def old_weights_returned_too(w, X, y, lr):
    return np.stack([w, w - lr * mean_gradient(w, X, y)])


def one_weight_returned(j):
    return lambda w, X, y, lr: (w - lr * mean_gradient(w, X, y))[j]


def mean_weight_returned(w, X, y, lr):
    return np.mean(w - lr * mean_gradient(w, X, y))


def new_weights_a_row(w, X, y, lr):
    return w - lr * row_gradients(w, X, y)


def rounded(decimals):
    return lambda w, X, y, lr: np.round(w - lr * mean_gradient(w, X, y), decimals)
