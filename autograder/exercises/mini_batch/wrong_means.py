"""Steps against a mean over wrong rows, or with a wrong divisor: the code of `mean_mistakes`."""

import numpy as np

from autograder.exercises.mini_batch.right_parts import (
    against,
    gradient_sum,
    mean_gradient,
    on_batch,
    row_gradients,
)

# ------------------------------------------------------------------ what the sum is divided by


summed = on_batch(gradient_sum)


@against
def divided_by_n(w, X, y, rows):
    return gradient_sum(w, X[rows], y[rows]) / len(X)


@on_batch
def divided_by_features(w, X, y):
    return gradient_sum(w, X, y) / X.shape[1]


@on_batch
def mean_over_everything(w, X, y):
    return gradient_sum(w, X, y) / X.size


@on_batch
def divided_twice(w, X, y):
    return mean_gradient(w, X, y) / len(y)


@on_batch
def multiplied(w, X, y):
    return gradient_sum(w, X, y) * len(y)


@on_batch
def divided_by_one_less(w, X, y):
    return gradient_sum(w, X, y) / np.float64(len(y) - 1)  # infinite for a single row


@on_batch
def divided_by_one_less_if_any(w, X, y):
    return gradient_sum(w, X, y) / max(len(y) - 1, 1)


@on_batch
def divided_by_one_more(w, X, y):
    return gradient_sum(w, X, y) / (len(y) + 1)


@on_batch
def divided_by_root(w, X, y):
    return gradient_sum(w, X, y) / np.sqrt(len(y))


@on_batch
def divided_to_whole_numbers(w, X, y):
    return gradient_sum(w, X, y) // len(y)


@on_batch
def added_up_in_whole_numbers(w, X, y):
    total = np.zeros(len(w), dtype=int)
    for gradient in row_gradients(w, X, y):
        for j in range(len(w)):
            total[j] += gradient[j]
    return total / len(y)


@on_batch
def median(w, X, y):
    return np.median(row_gradients(w, X, y), axis=0)


@on_batch
def mean_to_single_number(w, X, y):
    return np.mean(row_gradients(w, X, y))


@on_batch
def sum_to_single_number(w, X, y):
    return np.sum(row_gradients(w, X, y))


# ------------------------------------------------------------------ the factor and the sign


@on_batch
def without_two(w, X, y):
    return mean_gradient(w, X, y) / 2


@on_batch
def without_two_summed(w, X, y):
    return gradient_sum(w, X, y) / 2


@on_batch
def uphill(w, X, y):
    return -mean_gradient(w, X, y)


@on_batch
def uphill_without_two(w, X, y):
    return -mean_gradient(w, X, y) / 2


# ------------------------------------------------------------------ which rows


@against
def all_rows(w, X, y, rows):
    return mean_gradient(w, X, y)


@against
def sum_of_all_rows(w, X, y, rows):
    return gradient_sum(w, X, y) / len(rows)


@against
def first_rows(w, X, y, rows):
    size = len(rows)
    return mean_gradient(w, X[:size], y[:size])


@against
def rows_minus_one(w, X, y, rows):
    return mean_gradient(w, X[rows - 1], y[rows - 1])


@against
def rows_plus_one(w, X, y, rows):
    return mean_gradient(w, X[rows + 1], y[rows + 1])


@against
def rows_plus_one_round_the_end(w, X, y, rows):
    after = (rows + 1) % len(X)
    return mean_gradient(w, X[after], y[after])


@on_batch
def first_row_only(w, X, y):
    return gradient_sum(w, X[:1], y[:1])


@on_batch
def last_row_only(w, X, y):
    return gradient_sum(w, X[-1:], y[-1:])


@on_batch
def first_row_over_size(w, X, y):
    return gradient_sum(w, X[:1], y[:1]) / len(y)


@on_batch
def last_row_over_size(w, X, y):
    return gradient_sum(w, X[-1:], y[-1:]) / len(y)


@on_batch
def without_first_row(w, X, y):
    return gradient_sum(w, X[1:], y[1:]) / len(y)


@on_batch
def mean_without_first_row(w, X, y):
    return gradient_sum(w, X[1:], y[1:]) / np.float64(len(y) - 1)  # NaN for a single row


@on_batch
def without_last_row(w, X, y):
    return gradient_sum(w, X[:-1], y[:-1]) / len(y)


@on_batch
def mean_without_last_row(w, X, y):
    return gradient_sum(w, X[:-1], y[:-1]) / np.float64(len(y) - 1)


@against
def y_of_first_rows(w, X, y, rows):
    return mean_gradient(w, X[rows], y[: len(rows)])


@against
def X_of_first_rows(w, X, y, rows):
    return mean_gradient(w, X[: len(rows)], y[rows])


@against
def y_of_last_rows(w, X, y, rows):
    return mean_gradient(w, X[rows], y[-len(rows) :])


@against
def X_sorted(w, X, y, rows):
    return mean_gradient(w, X[np.sort(rows)], y[rows])


@against
def y_sorted(w, X, y, rows):
    return mean_gradient(w, X[rows], y[np.sort(rows)])


@on_batch
def y_of_one_row(w, X, y):
    return 2 * X.T @ (X @ w - y[0]) / len(y)
