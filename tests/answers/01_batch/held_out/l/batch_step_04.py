import numpy as np


def _cost(w, X, y):
    return np.mean((X @ w - y) ** 2)


def batch_step(w, X, y, lr):
    g = 2 / len(y) * X.T @ (X @ w - y)
    new = w - lr * g
    before = _cost(w, X, y)
    tries = 0
    while _cost(new, X, y) > before and tries < 50:
        lr = lr / 2
        new = w - lr * g
        tries += 1
    return new
