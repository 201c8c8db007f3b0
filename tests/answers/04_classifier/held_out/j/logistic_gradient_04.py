import numpy as np


def logistic_gradient(w, X, y):
    n = X.shape[0]
    m = y * (X @ w)
    s = 0.5 * (1 - np.tanh(m))
    return -(X.T @ (y * s)) / n
