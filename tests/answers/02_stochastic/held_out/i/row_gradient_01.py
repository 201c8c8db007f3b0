import numpy as np


def row_gradient(w, X, y, i):
    x = X[i]
    factor = 2 * (np.dot(x, w) - y[i])
    x *= factor
    return x.copy()
