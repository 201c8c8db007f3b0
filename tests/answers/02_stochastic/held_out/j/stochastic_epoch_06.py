import numpy as np


def row_gradient(w, X, y, i):
    xi = X[i, :]
    return 2 * (xi @ w - y[i]) * xi


def stochastic_epoch(w, X, y, lr, rng):
    n = X.shape[0]
    first = rng.integers(n)
    order = np.roll(np.arange(n), first)
    w_new = np.array(w)
    for i in order:
        w_new = w_new - lr * row_gradient(w_new, X, y, i)
    return w_new
