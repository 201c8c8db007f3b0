import numpy as np


def batch_descent(w, X, y, lr, steps):
    n = X.shape[0]
    path = w
    for k in range(1, steps + 1):
        w = w - lr * (2 / n) * (X.T @ (X @ w - y))
        path = np.vstack([path, w])
    return path
