import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    w = w.copy()
    for x, target in zip(rng.permutation(X), rng.permutation(y)):
        w -= lr * 2 * (x @ w - target) * x
    return w
