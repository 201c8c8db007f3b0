import numpy as np


def batch_descent(w, X, y, lr, steps):
    n = len(y)
    w = w.copy()
    path = [w]
    for k in range(steps):
        gradient = 2 / n * X.T @ (X @ w - y)
        w -= lr * gradient
        path.append(w)
    return np.array(path)
