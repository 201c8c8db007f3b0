import numpy as np


def squared_error_gradient(w, X, y):
    n = X.shape[0]
    return 2 / n * X.T @ (X @ w - y)


def batch_descent(w, X, y, lr, steps):
    path = np.zeros((steps + 1, len(w)))
    path[0, :] = w
    k = 0
    while k < steps:
        g = squared_error_gradient(path[k, :], X, y)
        if np.max(np.abs(g)) < 1e-6:
            break
        path[k + 1, :] = path[k, :] - lr * g
        k = k + 1
    return path
