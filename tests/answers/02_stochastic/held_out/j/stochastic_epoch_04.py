import numpy as np


def row_gradient(w, X, y, i):
    return 2 * (X[i] @ w - y[i]) * X[i]


def stochastic_epoch(w, X, y, lr, rng):
    n = len(y)
    for i in rng.choice(n, size=n):
        w -= lr * row_gradient(w, X, y, i)
    return w
