import numpy as np


def batch_step(w, X, y, lr):
    """Perform a single full-batch gradient descent update."""
    n = X.shape[0]
    residual = X @ w - y
    gradient = (2.0 / n) * (X.T @ residual)

    max_norm = 100.0
    norm = np.linalg.norm(gradient)
    if norm > max_norm:
        gradient = gradient * (max_norm / norm)

    return w - lr * gradient
