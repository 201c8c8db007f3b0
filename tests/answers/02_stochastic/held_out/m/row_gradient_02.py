import numpy as np


def row_gradient(w, X, y, i):
    g = X[i]
    g *= 2 * (g @ w - y[i])
    return g
