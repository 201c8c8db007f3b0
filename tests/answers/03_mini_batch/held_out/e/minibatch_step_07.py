import numpy as np


def minibatch_step(w, X, y, rows, lr):
    n, d = X.shape
    X_M = X[rows]
    y_M = y[rows]
    r = X_M.dot(w) - y_M
    # grad J = 2/n X^T r
    w -= lr * (2 / n) * X_M.T.dot(r)
    return w
