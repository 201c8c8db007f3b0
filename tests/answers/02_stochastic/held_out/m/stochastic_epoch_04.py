import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    n = len(y)
    first = rng.integers(n)
    for k in range(n):
        i = (first + k) % n
        w = w - lr * 2 * (X[i] @ w - y[i]) * X[i]
    return w
