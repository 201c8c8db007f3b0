"""Numbers that are not the mean squared error: the code of what `cost_mistakes` names."""

import numpy as np


def misses(w, X, y):
    return X @ w - y


def mean_square(w, X, y):
    return np.mean(misses(w, X, y) ** 2)


def of_misses(cost):
    """A cost that sees the misses only."""
    return lambda w, X, y: cost(misses(w, X, y))


# ------------------------------------------------------------------ what becomes of the squares


@of_misses
def summed(r):
    return np.sum(r**2)


@of_misses
def halved(r):
    return np.mean(r**2) / 2


@of_misses
def summed_and_halved(r):
    return np.sum(r**2) / 2


@of_misses
def negated(r):
    return -np.mean(r**2)


@of_misses
def median(r):
    return np.median(r**2)


def divided_by(number):
    """The sum of the squares over `number(n, d)`."""
    return lambda w, X, y: np.sum(misses(w, X, y) ** 2) / np.float64(number(*X.shape))


@of_misses
def largest(r):
    return np.max(r**2)


@of_misses
def first_row_only(r):
    return r[0] ** 2


@of_misses
def last_row_only(r):
    return r[-1] ** 2


@of_misses
def first_row_over_n(r):
    return r[0] ** 2 / len(r)


@of_misses
def last_row_over_n(r):
    return r[-1] ** 2 / len(r)


def without_row(part):
    """The sum goes over a part of the rows, the division over all."""
    return of_misses(lambda r: np.sum(r[part] ** 2) / len(r))


def mean_without_row(part):
    return of_misses(lambda r: np.sum(r[part] ** 2) / np.float64(len(r) - 1))


@of_misses
def divided_in_every_turn(r):
    total = 0.0
    for miss in r:
        total = (total + miss**2) / len(r)
    return total


def penalised(w, X, y):
    return mean_square(w, X, y) + w @ w


def share_of_variance(w, X, y):
    return mean_square(w, X, y) / np.var(y)


def r_squared(w, X, y):
    return 1 - np.sum(misses(w, X, y) ** 2) / np.sum((y - y.mean()) ** 2)


# ------------------------------------------------------------------ what is squared


@of_misses
def root(r):
    return np.sqrt(np.mean(r**2))


@of_misses
def length(r):
    return np.linalg.norm(r)


@of_misses
def length_over_n(r):
    return np.linalg.norm(r) / len(r)


@of_misses
def absolute(r):
    return np.mean(np.abs(r))


@of_misses
def not_squared(r):
    return np.mean(r)


@of_misses
def square_of_the_mean(r):
    return np.mean(r) ** 2


@of_misses
def square_of_the_sum(r):
    return np.sum(r) ** 2


@of_misses
def square_of_the_sum_over_n(r):
    return np.sum(r) ** 2 / len(r)


@of_misses
def variance(r):
    return np.var(r)


@of_misses
def standard_deviation(r):
    return np.std(r)


def target_squared_only(w, X, y):
    return np.mean(X @ w - y**2)


def squared_before_the_difference(w, X, y):
    return np.mean((X @ w) ** 2 - y**2)


def relative(w, X, y):
    return np.mean((misses(w, X, y) / y) ** 2)


# ------------------------------------------------------------------ what is missed


def features_centred(w, X, y):
    return np.mean(((X - X.mean(axis=0)) @ w - y) ** 2)


def forgets_y(w, X, y):
    return np.mean((X @ w) ** 2)


def forgets_prediction(w, X, y):
    return np.mean(y**2)


def y_added(w, X, y):
    return np.mean((X @ w + y) ** 2)


def every_target_meets_every_prediction(w, X, y):
    return np.mean((X @ w - y[:, None]) ** 2)


def forgets_weights(w, X, y):
    return np.mean((X.sum(axis=1) - y) ** 2)


def each_feature_alone(w, X, y):
    return np.mean((X * w - y[:, None]) ** 2)


def each_feature_alone_summed(w, X, y):
    return np.sum((X * w - y[:, None]) ** 2) / len(y)


def prediction_carried_on(w, X, y):
    return np.mean((np.cumsum(X @ w) - y) ** 2)


def first_weight_is_intercept(w, X, y):
    return np.mean((X[:, 1:] @ w[1:] + w[0] - y) ** 2)


def last_weight_is_intercept(w, X, y):
    return np.mean((X[:, :-1] @ w[:-1] + w[-1] - y) ** 2)


def sigmoid(w, X, y):
    return np.mean((1 / (1 + np.exp(-(X @ w))) - y) ** 2)


# ------------------------------------------------------------------ what is returned


@of_misses
def squares_returned(r):
    return r**2


@of_misses
def misses_returned(r):
    return r


def gradient_returned(w, X, y):
    return 2 / len(y) * X.T @ misses(w, X, y)


def rounded(decimals):
    return lambda w, X, y: np.round(mean_square(w, X, y), decimals)
