import numpy as np


def squared_error(w, X, y):
    return np.mean((X @ w - y) ** 2)


def batch_step(w, X, y, lr):
    return w - lr * 2 / len(y) * X.T @ (X @ w - y)


def batch_descent(w, X, y, lr, steps):
    path = np.empty((steps + 1, len(w)))
    path[0] = w
    for k in range(1, steps + 1):
        candidate = batch_step(path[k - 1], X, y, lr)
        if squared_error(candidate, X, y) > squared_error(path[k - 1], X, y):
            lr = lr / 2
            candidate = batch_step(path[k - 1], X, y, lr)
        path[k] = candidate
    return path
