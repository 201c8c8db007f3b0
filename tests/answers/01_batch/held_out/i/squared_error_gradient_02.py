import numpy as np


def squared_error_gradient(w, X, y):
    n, d = X.shape
    r = X @ w - y
    g = np.empty(d)
    for j in range(d - 1):
        g[j] = 2 / n * np.sum(r * X[:, j])
    g[d - 1] = 2 / n * np.sum(r)
    return g
