import numpy as np


def row_gradient(w, X, y, i):
    x_i = X[i:i + 1]
    y_i = y[i:i + 1]
    r = x_i @ w - y_i
    return 2 * r[:, np.newaxis] * x_i
