import numpy as np


def squared_error_gradient(w, X, y):
    n, d = X.shape
    residuals = X.dot(w) - y
    grad = np.array([0] * d)
    for j in range(d):
        grad[j] = 2 / n * np.sum(residuals * X[:, j])
    return grad
