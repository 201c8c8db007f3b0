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


def not_numbers_set_to_zero(w, X, y):
    return np.nanmean(np.nan_to_num(np.log(1 + np.exp(-margins(w, X, y)))))


def nothing_beyond(limit):
    """Rows with a larger margin cost nothing."""
    return mean_over_margins(lambda m: np.where(m > limit, 0, losses(m)))


def straight_below(limit):
    """Rows with a smaller margin cost their margin, which is a little too little."""
    return mean_over_margins(lambda m: np.where(m < -limit, -m, losses(m)))


# ------------------------------------------------------------------ labels and signs


def every_label_with_every_score(w, X, y):
    return np.mean(losses(y[:, None] * (X @ w)))


def labels_as_0_and_1_in_the_margin(w, X, y):
    return np.mean(losses((y + 1) / 2 * (X @ w)))


def one_label_weighs(share):
    """Rows with the label +1 count `share` times as much as the others."""
    return lambda w, X, y: np.average(losses(margins(w, X, y)), weights=np.where(y > 0, share, 1.0))


def both_labels_weigh_the_same(w, X, y):
    each = losses(margins(w, X, y))
    return np.mean([each[y == label].mean() for label in np.unique(y)])


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


def root(w, X, y):
    return np.sqrt(np.mean(losses(margins(w, X, y))))


def squared_hinge(m):
    return np.maximum(0, 1 - m) ** 2


def clipped_from_zero(w, X, y):
    """The sign of the score in place of the score."""
    return np.mean(losses(y * np.sign(X @ w)))


def unit_weights(w, X, y):
    return np.mean(losses(margins(w / max(np.linalg.norm(w), 1e-12), X, y)))


def standardised(w, X, y):
    spread = X.std(axis=0)
    return np.mean(losses(margins(w, (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1), y)))


def without_last_feature(w, X, y):
    return np.mean(losses(margins(w[:-1], X[:, :-1], y)))


def without_first_feature(w, X, y):
    return np.mean(losses(margins(w[1:], X[:, 1:], y)))


def each_row(w, X, y):
    return losses(margins(w, X, y))


def entropy(w, X, y):
    p = probability(X @ w)
    return np.mean(p * losses(X @ w) + (1 - p) * losses(-X @ w))


def smoothed(share):
    """Labels drawn towards one half, as in label smoothing."""
    return mean_over_margins(lambda m: (1 - share) * losses(m) + share * losses(-m))


def focal(w, X, y):
    m = margins(w, X, y)
    return np.mean(probability(-m) ** 2 * losses(m))


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


def divided_by_one_less(w, X, y):
    return losses(margins(w, X, y)).sum() / max(len(y) - 1, 1)
