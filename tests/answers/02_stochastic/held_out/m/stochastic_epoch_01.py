import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    n = len(y)
    order = rng.choice(n, size=n)
    for i in order:
        w = w - lr * 2 * (X[i] @ w - y[i]) * X[i]
    return w
