"""Steps against a wrongly derived gradient: the code of what `gradient_mistakes` names."""

import numpy as np

from autograder.exercises.mini_batch.right_parts import (
    against,
    mean_gradient,
    on_batch,
    row_gradients,
)

# ------------------------------------------------------------------ the residual


@on_batch
def residual_forgets_y(w, X, y):
    return 2 * X.T @ (X @ w) / len(y)


@on_batch
def residual_forgets_prediction(w, X, y):
    return 2 * X.T @ -y / len(y)


@on_batch
def y_added(w, X, y):
    return 2 * X.T @ (X @ w + y) / len(y)


@on_batch
def two_reaches_the_prediction_only(w, X, y):
    return X.T @ (2 * X @ w - y) / len(y)


@on_batch
def y_subtracted_at_the_end(w, X, y):
    return 2 * X.T @ (X @ w) / len(y) - y.mean()


@on_batch
def mean_residual(w, X, y):
    return 2 * np.mean(X @ w - y) * X.mean(axis=0)


@on_batch
def sum_of_residuals_times_sum_of_rows(w, X, y):
    return 2 * np.sum(X @ w - y) * X.sum(axis=0)


@on_batch
def every_target_meets_the_mean_prediction(w, X, y):
    table = (X @ w) - y[:, None]  # (B, B): every prediction less every target
    return (2 * X.T @ table / len(y)).mean(axis=1)


@on_batch
def every_prediction_meets_the_mean_target(w, X, y):
    table = (X @ w)[:, None] - y  # (B, B)
    return (2 * X.T @ table / len(y)).mean(axis=1)


@against
def every_prediction_meets_the_mean_of_all_targets(w, X, y, rows):
    return 2 * X[rows].T @ (X[rows] @ w - y.mean()) / len(rows)


@on_batch
def predictions_added_up(w, X, y):
    return 2 * X.T @ (np.sum(X @ w) - y) / len(y)


@on_batch
def prediction_without_first_feature(w, X, y):
    return 2 * X.T @ (X[:, 1:] @ w[1:] - y) / len(y)


@on_batch
def prediction_without_last_feature(w, X, y):
    return 2 * X.T @ (X[:, :-1] @ w[:-1] - y) / len(y)


@on_batch
def prediction_of_last_feature(w, X, y):
    return 2 * X.T @ (X[:, -1] * w[-1] - y) / len(y)


@on_batch
def prediction_of_first_feature(w, X, y):
    return 2 * X.T @ (X[:, 0] * w[0] - y) / len(y)


@on_batch
def residual_squared(w, X, y):
    return 2 * X.T @ (X @ w - y) ** 2 / len(y)


@on_batch
def residual_absolute(w, X, y):
    return 2 * X.T @ np.abs(X @ w - y) / len(y)


@on_batch
def residual_clipped(w, X, y):
    return 2 * X.T @ np.clip(X @ w - y, -1, 1) / len(y)


@on_batch
def residual_centred(w, X, y):
    r = X @ w - y
    return 2 * X.T @ (r - r.mean()) / len(y)  # the same as with X - X.mean(axis=0)


@on_batch
def sigmoid(w, X, y):
    return X.T @ (1 / (1 + np.exp(-(X @ w))) - y) / len(y)


# ------------------------------------------------------------------ the derivative


@on_batch
def root_of_error(w, X, y):
    r = X @ w - y
    return X.T @ r / len(y) / np.sqrt(np.mean(r**2))


@on_batch
def length_of_residual(w, X, y):
    r = X @ w - y
    return X.T @ r / np.linalg.norm(r)


@on_batch
def absolute_error(w, X, y):
    return X.T @ np.sign(X @ w - y) / len(y)


@on_batch
def inner_derivative_forgotten(w, X, y):
    return 2 * np.mean(X @ w - y)


@on_batch
def residual_forgotten(w, X, y):
    return 2 * X.mean(axis=0)


@on_batch
def cost(w, X, y):
    return np.mean((X @ w - y) ** 2)


@on_batch
def by_x(w, X, y):
    return 2 * np.mean(X @ w - y) * w


@on_batch
def times_weights(w, X, y):
    return mean_gradient(w, X, y) * w


@on_batch
def features_squared(w, X, y):
    return 2 * (X**2).T @ (X @ w - y) / len(y)


@on_batch
def features_left_positive(w, X, y):
    return 2 * np.abs(X).T @ (X @ w - y) / len(y)


def difference_quotient(h):
    """The step against (J(w + h e_j) - J(w)) / h: off by h times the mean of x_j^2."""
    return on_batch(lambda w, X, y: mean_gradient(w, X, y) + h * np.mean(X**2, axis=0))


@on_batch
def first_feature_is_one(w, X, y):
    return mean_gradient(w, np.column_stack([np.ones(len(X)), X[:, 1:]]), y)


@on_batch
def first_gradient_without_feature(w, X, y):
    r = X @ w - y
    return 2 * np.column_stack([np.ones(len(X)), X[:, 1:]]).T @ r / len(y)


@on_batch
def last_feature_is_one(w, X, y):
    return mean_gradient(w, np.column_stack([X[:, :-1], np.ones(len(X))]), y)


@on_batch
def batch_standardised(w, X, y):
    return mean_gradient(w, (X - X.mean(axis=0)) / X.std(axis=0), y)


@against
def data_standardised(w, X, y, rows):
    return mean_gradient(w, ((X - X.mean(axis=0)) / X.std(axis=0))[rows], y[rows])


# ------------------------------------------------------------------ what becomes of it


@on_batch
def absolute_gradient(w, X, y):
    return np.abs(mean_gradient(w, X, y))


@on_batch
def sign_of_gradient(w, X, y):
    return np.sign(mean_gradient(w, X, y))


@on_batch
def unit_length(w, X, y):
    g = mean_gradient(w, X, y)
    return g / np.linalg.norm(g)


@on_batch
def unit_length_unless_zero(w, X, y):
    g = mean_gradient(w, X, y)
    return g / np.linalg.norm(g) if g.any() else g


@on_batch
def each_row_to_unit_length(w, X, y):
    g = row_gradients(w, X, y)
    return (g / np.linalg.norm(g, axis=1, keepdims=True)).mean(axis=0)


def clipped(limit):
    return on_batch(lambda w, X, y: np.clip(mean_gradient(w, X, y), -limit, limit))


def length_limited(limit):
    """A longer gradient is shortened to the limit."""

    @on_batch
    def wrong(w, X, y):
        g = mean_gradient(w, X, y)
        return g * min(1.0, limit / np.linalg.norm(g)) if g.any() else g

    return wrong


@on_batch
def first_entry_for_all(w, X, y):
    return mean_gradient(w, X, y)[0]


@on_batch
def last_entry_for_all(w, X, y):
    return mean_gradient(w, X, y)[-1]


@on_batch
def length_for_all(w, X, y):
    return np.linalg.norm(mean_gradient(w, X, y))


@on_batch
def first_entry_only(w, X, y):
    return mean_gradient(w, X, y) * (np.arange(len(w)) == 0)


@on_batch
def last_entry_only(w, X, y):
    return mean_gradient(w, X, y) * (np.arange(len(w)) == len(w) - 1)


@on_batch
def last_entry_forgotten(w, X, y):
    return mean_gradient(w, X, y) * (np.arange(len(w)) < len(w) - 1)


@on_batch
def first_entry_forgotten(w, X, y):
    return mean_gradient(w, X, y) * (np.arange(len(w)) > 0)
