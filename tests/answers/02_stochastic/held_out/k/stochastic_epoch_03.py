import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    rng.shuffle(X)
    rng.shuffle(y)
    w = w.copy()
    for xi, yi in zip(X, y):
        grad = 2 * (xi @ w - yi) * xi
        w -= lr * grad
    return w
