import numpy as np


def minibatch_step(w, X, y, rows, lr):
    w_new = np.array(w, dtype=float)
    p = len(w_new)
    for j in range(p):
        fitted = X[rows] @ w_new
        resid = fitted - y[rows]
        slope = np.mean(2 * resid * X[rows, j])
        w_new[j] = w_new[j] - lr * slope
    return w_new
