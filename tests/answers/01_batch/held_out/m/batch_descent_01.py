import numpy as np


def batch_descent(w, X, y, lr, steps):
    w = w.copy()
    path = [w]
    for _ in range(steps):
        w -= lr * 2 / len(y) * X.T @ (X @ w - y)
        path.append(w)
    return np.array(path)
