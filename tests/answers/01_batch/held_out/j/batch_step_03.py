import numpy as np


def squared_error_gradient(w, X, y):
    return 2 * X.T @ (X @ w - y) / len(y)


def batch_step(w, X, y, lr):
    g = squared_error_gradient(w, X, y)
    w_new = w
    for j in range(len(g)):
        w_new[j] = w_new[j] - lr * g[j]
    return w_new
