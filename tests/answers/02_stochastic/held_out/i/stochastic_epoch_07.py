import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    n = len(y)
    k = int(rng.integers(n))
    out = w + 0.0
    for step in range(n):
        i = (k + step) % n
        err = (X[i] * out).sum() - y[i]
        out = out - lr * 2 * err * X[i]
    return out
