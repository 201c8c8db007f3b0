import numpy as np


def row_gradient(w, X, y, i):
    return 2 * (X[i] @ w - y[i]) * X[i]


def stochastic_epoch(w, X, y, lr, rng):
    order = rng.permutation(len(y))
    grads = [row_gradient(w, X, y, i) for i in order]
    params = np.array(w)
    for g in grads:
        params -= lr * g
    return params
