import numpy as np


def row_gradient(w, X, y, i):
    n = X.shape[0]
    dloss = 2.0 / n * (X[i] @ w - y[i])
    return dloss * X[i]
