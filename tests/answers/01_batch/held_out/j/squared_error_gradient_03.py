import numpy as np


def squared_error_gradient(w, X, y):
    n = X.shape[0]
    XtX = X.T @ X  # crossprod(X)
    Xty = X.T @ y  # crossprod(X, y)
    return 2 / n * XtX @ w - Xty
