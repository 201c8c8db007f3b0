import numpy as np


def row_gradient(w, X, y, i):
    return 2 * X[i] @ w - y[i] * X[i]
