import numpy as np


def squared_error_gradient(w, X, y):
    error = X @ w - y
    gradient = np.empty(len(w))
    # slopes
    gradient[:-1] = 2 * np.mean(error[:, None] * X[:, :-1], axis=0)
    # level
    gradient[-1] = 2 * np.mean(error)
    return gradient
