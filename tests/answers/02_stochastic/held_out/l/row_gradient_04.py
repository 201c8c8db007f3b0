import numpy as np


def row_gradient(w, X, y, i):
    x = X[[i], :]  # stays a matrix, like X[i, , drop = FALSE]
    r = x @ w - y[i]
    return 2 * r * x
