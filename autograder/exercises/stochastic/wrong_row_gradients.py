"""Parts of wrong gradients of one row, and how to make more of them."""

from autograder.exercise import Misconception


def miss(w, X, y, i):
    """The prediction for row i, less its target."""
    return X[i] @ w - y[i]


def right(w, X, y, i):
    return 2 * miss(w, X, y, i) * X[i]


def all_rows(w, X, y):
    """Every row's gradient, shape (n, d)."""
    return 2 * (X @ w - y)[:, None] * X


def with_ones_at(j):
    """The right gradient of data whose column j is all ones."""

    def wrong(w, X, y, i):
        X = X.copy()
        X[:, j] = 1.0
        return right(w, X, y, i)

    return wrong


def of_one_row(*mistakes):
    """Mistakes in the gradient of several rows, made with row i alone."""

    def alone(gradient):
        return lambda w, X, y, i: gradient(w, X[[i]], y[[i]])

    return tuple(Misconception(m.name, alone(m.wrong), m.hint) for m in mistakes)
