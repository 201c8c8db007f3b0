import numpy as np


def row_gradient(w, X, y, i):
    """Compute the gradient contribution of a single training example.

    Args:
        w: Current weights, shape (d,).
        X: Design matrix, shape (n, d).
        y: Targets, shape (n,).
        i: Index of the example.

    Returns:
        The gradient, shape (d,).
    """
    n, _ = X.shape
    xi, yi = X[i], y[i]
    prediction = np.dot(xi, w)
    error = prediction - yi
    return (2.0 / n) * error * xi
