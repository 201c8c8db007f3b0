import numpy as np


def _pull(w, X, y):
    """Sum of the pulls of the rows, split in two halves like merge sort."""
    n = X.shape[0]
    if n == 1:
        (x,), (t,) = X, y
        miss = sum(a * b for a, b in zip(x, w)) - t
        return 2.0 * miss * x
    half = n // 2
    return _pull(w, X[:half], y[:half]) + _pull(w, X[half:], y[half:])


def squared_error_gradient(w, X, y):
    return np.true_divide(_pull(w, X, y), X.shape[0])
