"""Gradients that are not the mean logistic loss's: the code of what `gradient_mistakes` names."""

import numpy as np

from autograder.exercises.classifier.wrong_losses import losses, margins, probability


def wrong_label(w, X, y):
    """The probability that the model gives to the wrong label of each row."""
    return probability(-margins(w, X, y))


def from_pulls(pulls):
    """The mean of `pulls(w, X, y)` times the rows, in place of -y times the wrong label's
    probability."""
    return lambda w, X, y: X.T @ pulls(w, X, y) / len(y)


def pulls(w, X, y):
    """The right ones."""
    return -y * wrong_label(w, X, y)


def right(w, X, y):
    return X.T @ pulls(w, X, y) / len(y)


# ------------------------------------------------------------------ large margins


def infinity_over_infinity(w, X, y):
    m = margins(w, X, y)
    return X.T @ (-y * np.exp(-m) / (1 + np.exp(-m))) / len(y)


def zero_times_infinity(w, X, y):
    m = margins(w, X, y)
    return X.T @ (-y / (1 + np.exp(-m)) * np.exp(-m)) / len(y)


def overflowing_pulls(w, X, y):
    odds = np.exp(-margins(w, X, y))
    return odds / (1 + odds)


def not_a_number_as(value):
    """What overflows in the wrong label's probability replaced."""
    return lambda w, X, y: (
        X.T @ (-y * np.nan_to_num(overflowing_pulls(w, X, y), nan=value)) / len(y)
    )


def overflowing_rows_left_out(w, X, y):
    s = overflowing_pulls(w, X, y)
    known = np.isfinite(s)
    return X[known].T @ (-y * s)[known] / max(known.sum(), 1)


def zero_where_anything_overflows(w, X, y):
    return np.nan_to_num(infinity_over_infinity(w, X, y))


def margins_clipped(limit):
    return from_pulls(lambda w, X, y: -y * probability(np.clip(-margins(w, X, y), -limit, limit)))


def probabilities_clipped(least):
    return from_pulls(lambda w, X, y: -y * np.clip(wrong_label(w, X, y), least, 1 - least))


def nothing_beyond(limit):
    """Rows with a larger margin do not pull."""

    def gradient(w, X, y):
        return X.T @ np.where(margins(w, X, y) > limit, 0, pulls(w, X, y)) / len(y)

    return gradient


def clipped(limit, each):
    def gradient(w, X, y):
        g = right(w, X, y)
        if each:
            return np.clip(g, -limit, limit)
        return g * min(1, limit / max(np.linalg.norm(g), 1e-300))

    return gradient


# ------------------------------------------------------------------ labels


def every_label_with_every_score(w, X, y):
    """A column of labels times a row of scores, summed over the labels."""
    s = probability(-y[:, None] * (X @ w))
    return X.T @ (-y[:, None] * s).mean(axis=0) / len(y)


def every_label_with_every_row(w, X, y):
    """The same table, summed over the scores."""
    s = probability(-y[:, None] * (X @ w))
    return X.T @ (-y[:, None] * s).mean(axis=1) / len(y)


def one_label_weighs(share):
    """Rows with the label +1 count `share` times as much as the others."""

    def gradient(w, X, y):
        weights = np.where(y > 0, share, 1.0)
        return X.T @ (weights * pulls(w, X, y)) / weights.sum()

    return gradient


def both_labels_weigh_the_same(w, X, y):
    each = [right(w, X[y == label], y[y == label]) for label in np.unique(y)]
    return np.mean(each, axis=0)


def first_label_only(w, X, y):
    return X.T @ np.where(y > 0, pulls(w, X, y), 0) / len(y)


def label_outside_left_out(w, X, y):
    return -X.T @ wrong_label(w, X, y) / len(y)


def label_inside_left_out(w, X, y):
    return X.T @ (-y * probability(-X @ w)) / len(y)


def labels_left_out(w, X, y):
    return -X.T @ probability(-X @ w) / len(y)


def for_labels_0_and_1(w, X, y):
    return X.T @ (probability(X @ w) - y) / len(y)


# ------------------------------------------------------------------ the derivative


def one_branch_of_the_right_label(w, X, y):
    """1 - s where the margin is below zero."""
    return X.T @ (-y * probability(-np.abs(margins(w, X, y)))) / len(y)


def other_branch_of_the_right_label(w, X, y):
    """1 - s where the margin is above zero."""
    return X.T @ (-y * probability(np.abs(margins(w, X, y)))) / len(y)


def labels_predicted(w, X, y):
    """Label minus sign of the score, as the perceptron learns."""
    return -X.T @ (y - np.where(X @ w >= 0, 1, -1)) / len(y)


def probabilities_rounded(w, X, y):
    return X.T @ (np.round(probability(X @ w)) - (y + 1) / 2) / len(y)


def two_probability_minus_one(w, X, y):
    """The tangent of half the score minus the label: twice the right one, or of another loss."""
    return X.T @ (np.tanh(X @ w) - y) / len(y)


def newton(w, X, y):
    s = wrong_label(w, X, y)
    curvature = X.T @ ((s * (1 - s))[:, None] * X) / len(y) + 1e-8 * np.eye(len(w))
    return np.linalg.solve(curvature, right(w, X, y))


def logarithm_of_the_pull(w, X, y):
    return X.T @ (-y * losses(margins(w, X, y))) / len(y)


def right_label(w, X, y):
    return X.T @ (-y * probability(margins(w, X, y))) / len(y)


def derivative_of_the_sigmoid_too(w, X, y):
    s = wrong_label(w, X, y)
    return X.T @ (-y * s * (1 - s)) / len(y)


def derivative_of_the_sigmoid_alone(w, X, y):
    s = wrong_label(w, X, y)
    return X.T @ (y * s * (1 - s)) / len(y)


def of_squared_error_of_probability(w, X, y):
    p = probability(X @ w)
    return X.T @ (2 * (p - (y + 1) / 2) * p * (1 - p)) / len(y)


def exponential(w, X, y):
    return X.T @ (-y * np.exp(-margins(w, X, y))) / len(y)


def outer_derivative_one_over(w, X, y):
    """1 / (1 + exp(-m)) for the logarithm's derivative, and the inner one without exp(-m)."""
    return X.T @ (y * probability(margins(w, X, y))) / len(y)


def squared_error(factor):
    return lambda w, X, y: factor * X.T @ (X @ w - y) / len(y)


def of_wrong_rows(wrong):
    return lambda w, X, y: X.T @ (-y * wrong(margins(w, X, y), 0)) / len(y)


def of_rows_off_the_boundary(w, X, y):
    return X.T @ (pulls(w, X, y) * (X @ w != 0)) / len(y)


def of_rows_within_the_margin(w, X, y):
    return X.T @ (-y * (margins(w, X, y) < 1)) / len(y)


def sigmoid_twice(w, X, y):
    return X.T @ (-y * probability(-y * probability(X @ w))) / len(y)


def weights_left_out(w, X, y):
    return X.T @ (-y) / len(y) / 2


def inner_derivative_forgotten(w, X, y):
    return np.full(len(w), np.mean(-wrong_label(w, X, y)))


def features_forgotten(w, X, y):
    return np.full(len(w), np.mean(pulls(w, X, y)))


def by_features(w, X, y):
    return np.mean(pulls(w, X, y)) * w


def features_squared(w, X, y):
    return (X**2).T @ pulls(w, X, y) / len(y)


def times_weights(w, X, y):
    return w * right(w, X, y)


def loss(w, X, y):
    return np.full(len(w), np.mean(losses(margins(w, X, y))))


def step(lr):
    return lambda w, X, y: w - lr * right(w, X, y)


def with_penalty(factor):
    return lambda w, X, y: right(w, X, y) + factor * w


def difference_quotient(h):
    """Differences on one side only, with a step so large that the curvature shows."""

    def gradient(w, X, y):
        here = np.mean(losses(margins(w, X, y)))
        beside = [np.mean(losses(margins(w + h * e, X, y))) for e in np.eye(len(w))]
        return (np.array(beside) - here) / h

    return gradient


# ------------------------------------------------------------------ the mean


def means_before_product(w, X, y):
    return np.mean(pulls(w, X, y)) * X.mean(axis=0)


def of_the_mean_margin(w, X, y):
    return probability(-np.mean(margins(w, X, y))) * (X.T @ -y) / len(y)


def one_row(k, divided=False):
    """One row's gradient in place of the mean; or in place of the sum, and divided all the same."""
    return lambda w, X, y: pulls(w, X, y)[k] * X[k] / (len(y) if divided else 1)


def mean_over_everything(w, X, y):
    return np.full(len(w), np.mean(pulls(w, X, y)[:, None] * X))


def sum_over_everything(w, X, y):
    return np.full(len(w), np.sum(pulls(w, X, y)[:, None] * X))


def divided_by_one_less(w, X, y):
    return X.T @ pulls(w, X, y) / max(len(y) - 1, 1)


def steepest_row(w, X, y):
    each = pulls(w, X, y)[:, None] * X
    return each[np.argmax(np.linalg.norm(each, axis=1))]


def standardised(w, X, y):
    spread = X.std(axis=0)
    return right(w, (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1), y)


def centred_pulls(w, X, y):
    return (X - X.mean(axis=0)).T @ pulls(w, X, y) / len(y)


def median(w, X, y):
    return np.median(pulls(w, X, y)[:, None] * X, axis=0)


# ------------------------------------------------------------------ the entries


def signs(w, X, y):
    return np.sign(right(w, X, y))


def of_length_one(w, X, y):
    gradient = right(w, X, y)
    return gradient / np.linalg.norm(gradient)


def only(k):
    """One entry, the others zero."""
    return lambda w, X, y: np.where(np.arange(len(w)) == k % len(w), right(w, X, y), 0)


def without(k):
    """One entry zero."""
    return lambda w, X, y: np.where(np.arange(len(w)) == k % len(w), 0, right(w, X, y))


def absolute(w, X, y):
    return np.abs(right(w, X, y))
