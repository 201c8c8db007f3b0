import numpy as np


def batch_descent(w, X, y, lr, steps):
    gradient = 2 / len(X) * (X.T @ (X @ w - y))
    path = [w.copy()]
    for step in range(steps):
        path.append(path[-1] - lr * gradient)
    return np.array(path)
