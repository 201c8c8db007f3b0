import numpy as np


def batch_step(w, X, y, lr):
    gradient = 2 * (X.T @ (X @ w - y)) / X.shape[0]
    new_w = w - lr * gradient
    return np.round(new_w, 2)
