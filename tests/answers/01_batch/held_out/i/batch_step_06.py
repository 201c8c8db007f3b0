import numpy as np


def batch_step(w, X, y, lr):
    grad = np.zeros_like(w)
    for xi, yi in zip(X, y):
        grad = grad + 2 * (xi @ w - yi) * xi
    return w + lr * grad
