import numpy as np


def row_gradient(w, X, y, i):
    return 2 * (X[i] @ w - y[i]) * X[i]


def stochastic_epoch(w, X, y, lr, rng):
    order = rng.permutation(len(y))
    w_new = w.copy()
    for i in order:
        w_new = w_new - lr * row_gradient(w, X, y, i)
    return w_new
