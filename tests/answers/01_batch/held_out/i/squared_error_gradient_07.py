import numpy as np


def squared_error_gradient(w, X, y):
    n = len(y)
    w_col = w[:, np.newaxis]
    r = np.matmul(X, w_col) - y
    G = (2 / n) * np.matmul(X.T, r)
    if G.ndim == 2:
        G = G.mean(axis=1)
    return G
