"""Losses that are not the mean logistic loss: the code of what `loss_mistakes` names."""

import numpy as np


def margins(w, X, y):
    return y * (X @ w)


def losses(m):
    """log(1 + exp(-m)), which no margin overflows."""
    return np.logaddexp(0, -m)


def probability(z):
    """The sigmoid, which no z overflows."""
    return np.exp(-np.logaddexp(0, -z))


def mean_over_margins(of):
    """The mean of a function of the margin."""
    return lambda w, X, y: np.mean(of(margins(w, X, y)))


# ------------------------------------------------------------------ large margins


def overflowing(w, X, y):
    return np.mean(np.log(1 + np.exp(-margins(w, X, y))))


def zero_times_infinity(w, X, y):
    p, t = 1 / (1 + np.exp(-X @ w)), (y + 1) / 2
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


def clipped(limit):
    return lambda w, X, y: np.mean(losses(np.clip(margins(w, X, y), -limit, limit)))


def small_number_added(epsilon):
    return lambda w, X, y: -np.mean(np.log(probability(margins(w, X, y)) + epsilon))


def probability_clipped(epsilon):
    return lambda w, X, y: -np.mean(np.log(np.clip(probability(margins(w, X, y)), epsilon, 1)))


def infinite_rows_left_out(w, X, y):
    each = np.log(1 + np.exp(-margins(w, X, y)))
    return np.mean(each[np.isfinite(each)])


def infinity_set_to_zero(w, X, y):
    return np.mean(np.nan_to_num(np.log(1 + np.exp(-margins(w, X, y))), posinf=0))


# ------------------------------------------------------------------ labels and signs


def plus_in_the_exponent(w, X, y):
    return np.mean(losses(-margins(w, X, y)))


def label_left_out(w, X, y):
    return np.mean(losses(X @ w))


def label_outside(w, X, y):
    return np.mean(y * losses(X @ w))


def for_labels_0_and_1(w, X, y):
    z = X @ w
    return np.mean(losses(-z) - y * z)


def probabilities_for_labels_0_and_1(w, X, y):
    p = 1 / (1 + np.exp(-X @ w))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def first_term_only(w, X, y):
    return np.mean((y + 1) / 2 * losses(X @ w))


# ------------------------------------------------------------------ another loss


def without_one(w, X, y):
    return -np.mean(margins(w, X, y))


def without_logarithm(w, X, y):
    return np.mean(1 + np.exp(-margins(w, X, y)))


def exponential(w, X, y):
    return np.mean(np.exp(-margins(w, X, y)))


def base(number):
    return lambda w, X, y: np.mean(losses(margins(w, X, y))) / np.log(number)


def mean_probability_of_the_right_label(w, X, y):
    return np.mean(probability(margins(w, X, y)))


def mean_probability_of_the_wrong_label(w, X, y):
    return np.mean(probability(-margins(w, X, y)))


def share_of_wrong_labels(w, X, y):
    return np.mean(np.where(X @ w >= 0, 1, -1) != y)


def squared_error(w, X, y):
    return np.mean((X @ w - y) ** 2)


def squared_error_of_probability(w, X, y):
    return np.mean((probability(X @ w) - (y + 1) / 2) ** 2)


def sigmoid_before_the_loss(w, X, y):
    return np.mean(losses(y * probability(X @ w)))


def with_penalty(share):
    return lambda w, X, y: np.mean(losses(margins(w, X, y))) + share * (w @ w)


# ------------------------------------------------------------------ the mean


def of_the_mean_margin(w, X, y):
    return losses(np.mean(margins(w, X, y)))


def mean_inside_the_logarithm(w, X, y):
    m = margins(w, X, y)
    shift = max(0.0, -m.min())  # so that nothing overflows: one mistake at a time
    return shift + np.log(np.mean(np.exp(-shift) + np.exp(-m - shift)))


def minus_log_of_mean_probability(w, X, y):
    return -np.log(np.mean(probability(margins(w, X, y))))


def one_row(k):
    return lambda w, X, y: losses(margins(w, X, y))[k]


def largest(w, X, y):
    return losses(margins(w, X, y)).max()


def median(w, X, y):
    return np.median(losses(margins(w, X, y)))
