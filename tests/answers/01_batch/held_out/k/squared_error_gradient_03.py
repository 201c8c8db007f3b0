import numpy as np


def squared_error_gradient(w, X, y):
    # forward
    output = X @ w
    # backward
    grad_output = 2.0 * (output - y)
    grad_w = X.T @ grad_output
    return grad_w / X.size
