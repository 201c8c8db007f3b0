import numpy as np


def row_gradient(w, X, y, i):
    x = X[i]
    r = x @ w - y[i]
    x *= 2 * r
    return x
