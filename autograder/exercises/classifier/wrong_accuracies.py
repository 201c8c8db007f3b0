"""Shares that are not the accuracy: the code of what `accuracy_mistakes` names."""

import numpy as np


def labels(w, X):
    """The right predictions: a score of zero counts as +1."""
    return np.where(X @ w >= 0, 1, -1)


def share(right):
    """The share of rows for which `right(score, y)` holds."""
    return lambda w, X, y: np.mean(right(X @ w, y))


def of_predicted(label):
    """Of the rows that the model gives this label, the share that has it."""

    def precision(w, X, y):
        picked = y[labels(w, X) == label]
        return np.mean(picked == label) if len(picked) else 0.0

    return precision


def of_actual(label):
    """Of the rows that have this label, the share that the model gives it."""

    def recall(w, X, y):
        picked = labels(w, X)[y == label]
        return np.mean(picked == label) if len(picked) else 0.0

    return recall


def balanced(w, X, y):
    return (of_actual(1)(w, X, y) + of_actual(-1)(w, X, y)) / 2


def every_pair(w, X, y):
    return np.mean(labels(w, X) == y[:, None])


def boundary_left_out(w, X, y):
    score = X @ w
    kept = score != 0
    return np.mean(np.sign(score[kept]) == y[kept]) if kept.any() else 0.0


def f1(w, X, y):
    both = of_predicted(1)(w, X, y), of_actual(1)(w, X, y)
    return 2 * both[0] * both[1] / sum(both) if sum(both) else 0.0


def pairs_in_order(w, X, y):
    """The area under the ROC curve: how often a +1 has a larger score than a -1."""
    score = X @ w
    ahead = score[y > 0][:, None] - score[y < 0]
    return np.mean((ahead > 0) + 0.5 * (ahead == 0)) if ahead.size else 0.0


def the_better_of_both(w, X, y):
    found = np.mean(labels(w, X) == y)
    return max(found, 1 - found)


def most_frequent(w, X, y):
    return max(np.mean(y > 0), np.mean(y < 0))


def agreement_beyond_chance(w, X, y):
    """Cohen's kappa."""
    found, predicted = np.mean(labels(w, X) == y), labels(w, X)
    chance = sum(np.mean(predicted == label) * np.mean(y == label) for label in (-1, 1))
    return (found - chance) / (1 - chance) if chance < 1 else 1.0


def divided_by_one_less(w, X, y):
    return np.sum(labels(w, X) == y) / max(len(y) - 1, 1)


def rounded(digits):
    return lambda w, X, y: np.round(np.mean(labels(w, X) == y), digits)


def each_row(w, X, y):
    return (labels(w, X) == y).astype(float)


def without_feature(kept):
    return lambda w, X, y: np.mean(labels(w[kept], X[:, kept]) == y)


def all_right(w, X, y):
    return float(np.all(labels(w, X) == y))


def correlation(w, X, y):
    scores = X @ w
    spread = np.std(scores) * np.std(y)
    return np.mean((scores - scores.mean()) * (y - y.mean())) / spread if spread else 0.0


def first_row_only(w, X, y):
    return float(labels(w, X)[0] == y[0])


def last_row_only(w, X, y):
    return float(labels(w, X)[-1] == y[-1])
