import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    order = rng.permutation(X.shape[0])
    residuals = X @ w - y
    new_w = w.copy()
    for i in order:
        new_w -= lr * 2 * residuals[i] * X[i]
    return new_w
