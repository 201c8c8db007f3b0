import numpy as np


def batch_step(w, X, y, lr):
    n, d = X.shape
    w_new = w.copy()
    for j in range(d):
        residual = X @ w_new - y
        partial = 2 / n * np.sum(residual * X[:, j])
        w_new[j] = w_new[j] - lr * partial
    return w_new
