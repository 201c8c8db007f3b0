"""Arrays that are not the gradient: the code of what `gradient_mistakes` names."""

import numpy as np


def misses(w, X, y):
    return X @ w - y


def gradient_sum(w, X, y):
    """2 X^T (X w - y): summed over the rows, not yet divided. The right half of many mistakes."""
    return 2 * X.T @ misses(w, X, y)


def mean_gradient(w, X, y):
    return gradient_sum(w, X, y) / len(y)


def row_gradients(w, X, y):
    return 2 * misses(w, X, y)[:, None] * X  # (n, d)


# ------------------------------------------------------------------ factors and divisions


def times(factor):
    """The sum of the gradients times `factor(n, d)`."""
    return lambda w, X, y: gradient_sum(w, X, y) * factor(*map(np.float64, X.shape))


def divided_to_whole_numbers(w, X, y):
    return gradient_sum(w, X, y) // len(y)


def added_up_in_whole_numbers(w, X, y):
    return np.trunc(row_gradients(w, X, y)).sum(axis=0) / len(y)


def added_up_into_whole_numbers(w, X, y):
    """The sum so far loses its decimals each time a row is added."""
    total = np.zeros(len(w))
    for gradient in row_gradients(w, X, y):
        total = np.trunc(total + gradient)
    return total / len(y)


def median(w, X, y):
    return np.median(row_gradients(w, X, y), axis=0)


def folded(combine):
    """What is left when `combine(so far, gradient, k, n)` has met every row."""

    def gradient(w, X, y):
        so_far = np.zeros(len(w))
        for k, row in enumerate(row_gradients(w, X, y), start=1):
            so_far = combine(so_far, row, k, len(y))
        return so_far

    return gradient


def sums_so_far_added(w, X, y):
    return np.cumsum(row_gradients(w, X, y), axis=0).sum(axis=0) / len(y)


def without_row(part):
    """The sum goes over a part of the rows, the division over all."""
    return lambda w, X, y: gradient_sum(w, X[part], y[part]) / len(y)


def mean_without_row(part):
    return lambda w, X, y: gradient_sum(w, X[part], y[part]) / np.float64(len(y) - 1)


def one_row(i):
    return lambda w, X, y: row_gradients(w, X, y)[i]


def one_row_over_n(i):
    return lambda w, X, y: row_gradients(w, X, y)[i] / len(y)


# ------------------------------------------------------------------ the residual


def against(residual):
    """2/n X^T r with a wrong residual r."""
    return lambda w, X, y: 2 / len(y) * X.T @ residual(w, X, y)


@against
def forgets_y(w, X, y):
    return X @ w


@against
def forgets_prediction(w, X, y):
    return -y


@against
def y_added(w, X, y):
    return X @ w + y


@against
def two_reaches_the_prediction_only(w, X, y):
    return X @ w - y / 2


@against
def target_squared(w, X, y):
    return X @ w - y**2


@against
def squared(w, X, y):
    return misses(w, X, y) ** 2


@against
def absolute(w, X, y):
    return np.abs(misses(w, X, y))


@against
def centred(w, X, y):
    return misses(w, X, y) - misses(w, X, y).mean()


@against
def clipped(w, X, y):
    return np.clip(misses(w, X, y), -1, 1)


@against
def signs(w, X, y):
    return np.sign(misses(w, X, y)) / 2


@against
def carried_on(w, X, y):
    return np.cumsum(X @ w) - y


def carried_on_and_without_two(w, X, y):
    return carried_on(w, X, y) / 2


@against
def added_up_so_far(w, X, y):
    return np.cumsum(misses(w, X, y))


@against
def first_target_only(w, X, y):
    return X @ w - y[0]


@against
def predictions_added_up(w, X, y):
    return np.sum(X @ w) - y


@against
def sigmoid(w, X, y):
    return 1 / (1 + np.exp(-(X @ w))) - y


def sigmoid_without_two(w, X, y):
    return sigmoid(w, X, y) / 2


def y_subtracted_at_the_end(w, X, y):
    return 2 * X.T @ (X @ w) / len(y) - y.mean()


def means_before_the_product(w, X, y):
    return 2 * np.mean(misses(w, X, y)) * X.mean(axis=0)


def sums_before_the_product(w, X, y):
    return 2 * np.sum(misses(w, X, y)) * X.sum(axis=0) / len(y)


def sums_before_the_product_undivided(w, X, y):
    return 2 * np.sum(misses(w, X, y)) * X.sum(axis=0)


def mean_residual_only(w, X, y):
    return 2 * np.mean(misses(w, X, y)) * X.sum(axis=0)


def every_target_meets_the_mean_prediction(w, X, y):
    return 2 / len(y) * X.T @ (np.mean(X @ w) - y)


def every_prediction_meets_the_mean_target(w, X, y):
    return 2 / len(y) * X.T @ (X @ w - np.mean(y))


def each_feature_alone(w, X, y):
    return np.mean(2 * (X * w - y[:, None]) * X, axis=0)


# ------------------------------------------------------------------ the derivative


def root_of_error(w, X, y):
    r = misses(w, X, y)
    return X.T @ r / len(y) / np.sqrt(np.mean(r**2))


def length_of_misses(w, X, y):
    r = misses(w, X, y)
    return X.T @ r / np.linalg.norm(r)


def inner_derivative_forgotten(w, X, y):
    return np.full(len(w), 2 * np.mean(misses(w, X, y)))


def residual_forgotten(w, X, y):
    return 2 * X.mean(axis=0)


def by_x(w, X, y):
    return 2 * np.mean(misses(w, X, y)) * w


def times_weights(w, X, y):
    return mean_gradient(w, X, y) * w


def features_squared(w, X, y):
    return 2 / len(y) * (X**2).T @ misses(w, X, y)


def features_left_positive(w, X, y):
    return 2 / len(y) * np.abs(X).T @ misses(w, X, y)


def weights_added(factor):
    return lambda w, X, y: mean_gradient(w, X, y) + factor * w


def difference_quotient(h):
    """(J(w + h e_j) - J(w)) / h: off by h times the mean of x_j^2."""
    return lambda w, X, y: mean_gradient(w, X, y) + h * np.mean(X**2, axis=0)


def difference_quotient_of_vanishing_step(w, X, y):
    return np.zeros(len(w))


def one_weight_is_intercept(j):
    """One column of X taken as ones."""

    def gradient(w, X, y):
        ones = X.copy()
        ones[:, j] = 1
        return mean_gradient(w, ones, y)

    return gradient


def standardised(w, X, y):
    return mean_gradient(w, (X - X.mean(axis=0)) / X.std(axis=0), y)


def features_centred(w, X, y):
    return mean_gradient(w, X - X.mean(axis=0), y)


# ------------------------------------------------------------------ its entries


def absolute_gradient(w, X, y):
    return np.abs(mean_gradient(w, X, y))


def sign_of_gradient(w, X, y):
    return np.sign(mean_gradient(w, X, y))


def unit_length(w, X, y):
    g = mean_gradient(w, X, y)
    return g / np.linalg.norm(g)


def unit_length_unless_zero(w, X, y):
    g = mean_gradient(w, X, y)
    return g / np.linalg.norm(g) if g.any() else g


def each_row_to_unit_length(w, X, y):
    g = row_gradients(w, X, y)
    return (g / np.linalg.norm(g, axis=1, keepdims=True)).mean(axis=0)


def entries_clipped(limit):
    return lambda w, X, y: np.clip(mean_gradient(w, X, y), -limit, limit)


def length_limited(limit):
    """A longer gradient is shortened to the limit."""

    def wrong(w, X, y):
        g = mean_gradient(w, X, y)
        return g * min(1.0, limit / np.linalg.norm(g)) if g.any() else g

    return wrong


def only_entry(j):
    """All entries but one are zero."""
    return lambda w, X, y: mean_gradient(w, X, y) * (np.arange(len(w)) == j % len(w))


def without_entry(j):
    return lambda w, X, y: mean_gradient(w, X, y) * (np.arange(len(w)) != j % len(w))


def entry_for_all(j):
    return lambda w, X, y: np.full(len(w), mean_gradient(w, X, y)[j])


def length_for_all(w, X, y):
    return np.full(len(w), np.linalg.norm(mean_gradient(w, X, y)))


# ------------------------------------------------------------------ what is returned


def mean_to_a_number(w, X, y):
    return np.mean(row_gradients(w, X, y))


def sum_to_a_number(w, X, y):
    return np.sum(mean_gradient(w, X, y))


def sum_of_all_to_a_number(w, X, y):
    return np.sum(row_gradients(w, X, y))


def length_returned(w, X, y):
    return np.linalg.norm(mean_gradient(w, X, y))


def one_entry_returned(j):
    return lambda w, X, y: mean_gradient(w, X, y)[j]


def one_gradient_a_row(w, X, y):
    return row_gradients(w, X, y)


def one_gradient_a_row_over_n(w, X, y):
    return row_gradients(w, X, y) / len(y)


def one_mean_a_row(w, X, y):
    return row_gradients(w, X, y).mean(axis=1)


def cost_returned(w, X, y):
    return np.mean(misses(w, X, y) ** 2)


def misses_returned(w, X, y):
    return misses(w, X, y)


def hessian_returned(w, X, y):
    return 2 / len(y) * X.T @ X


def least_squares_returned(w, X, y):
    return np.linalg.lstsq(X, y, rcond=None)[0]


def step_returned(w, X, y):
    return w - mean_gradient(w, X, y)


def intercept_appended(w, X, y):
    return np.append(mean_gradient(w, X, y), 2 * misses(w, X, y).mean())


def intercept_prepended(w, X, y):
    return np.insert(mean_gradient(w, X, y), 0, 2 * misses(w, X, y).mean())


def first_two_entries(w, X, y):
    return mean_gradient(w, X, y)[:2]


def first_two_features(w, X, y):
    return mean_gradient(w[:2], X[:, :2], y)


def squeezed(w, X, y):
    """The mean over the last axis of (d, n); of (d,) where the axis of a single row is gone."""
    if len(y) == 1:
        X, y = X[0], y[0]
    return np.mean(2 * (X @ w - y) * X.T, axis=-1)


def column_returned(w, X, y):
    return mean_gradient(w, X, y)[:, None]


def row_returned(w, X, y):
    return mean_gradient(w, X, y)[None, :]


def rounded(decimals):
    return lambda w, X, y: np.round(mean_gradient(w, X, y), decimals)
