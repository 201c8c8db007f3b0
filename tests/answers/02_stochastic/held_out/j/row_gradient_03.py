import numpy as np


def row_gradient(w, X, y, i):
    k = i - 1
    residual = X[k, :] @ w - y[k]
    return 2 * residual * X[k, :]
