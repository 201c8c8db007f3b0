import numpy as np


def squared_error_gradient(w, X, y):
    residual = X @ w - y
    return 2 * residual.mean() * X.mean(axis=0)
