import numpy as np


def squared_error_gradient(w, X, y, clip_value=10.0):
    n = len(y)
    y_pred = X @ w
    grad = 2 / n * X.T @ (y_pred - y)
    grad = np.clip(grad, -clip_value, clip_value)
    return grad
