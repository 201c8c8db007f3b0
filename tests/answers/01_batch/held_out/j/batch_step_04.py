import numpy as np


def squared_error_gradient(w, X, y):
    n = len(y)
    return 2 / n * np.dot(X.T, np.dot(X, w) - y)


def batch_step(w, X, y, lr):
    g = squared_error_gradient(w, X, y)
    length = np.linalg.norm(g)
    if length == 0:
        return w.copy()
    direction = g / length
    return w - lr * direction
