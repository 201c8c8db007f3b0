import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    residuals = X @ w - y
    new_w = w.copy()
    for i in rng.permutation(len(y)):
        new_w -= lr * 2 * residuals[i] * X[i]
    return new_w
