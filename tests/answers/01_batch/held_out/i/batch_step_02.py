import numpy as np


def squared_error_gradient(w, X, y):
    return 2 / len(y) * X.T @ (X @ w - y)


def batch_step(w, X, y, lr):
    w -= lr * squared_error_gradient(w, X, y)
    return w
