import numpy as np

MAX_GRADIENT = 5.0


def _gradient(w, X, y):
    residuals = X @ w - y
    return 2 * np.mean(residuals[:, np.newaxis] * X, axis=0)


def _clip(gradient, limit=MAX_GRADIENT):
    """Standard protection against exploding gradients."""
    norm = np.linalg.norm(gradient)
    if norm > limit:
        gradient = gradient * (limit / norm)
    return gradient


def minibatch_step(w, X, y, rows, lr):
    gradient = _clip(_gradient(w, X[rows], y[rows]))
    return w - lr * gradient
