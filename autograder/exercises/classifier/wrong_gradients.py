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


# ------------------------------------------------------------------ labels


def label_outside_left_out(w, X, y):
    return -X.T @ wrong_label(w, X, y) / len(y)


def label_inside_left_out(w, X, y):
    return X.T @ (-y * probability(-X @ w)) / len(y)


def labels_left_out(w, X, y):
    return -X.T @ probability(-X @ w) / len(y)


def for_labels_0_and_1(w, X, y):
    return X.T @ (probability(X @ w) - y) / len(y)


# ------------------------------------------------------------------ the derivative


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
