import numpy as np


def squared_error_gradient(w, X, y):
    n = max(X.shape)
    r = X @ w - y
    return (2 / n) * (X.T @ r)
