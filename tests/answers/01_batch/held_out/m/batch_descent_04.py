import numpy as np


def batch_descent(w, X, y, lr, steps):
    path = np.zeros((steps + 1, len(w)))
    path[0] = w
    for k in range(steps):
        grad = 2 / len(y) * X.T @ (X @ path[k] - y)
        if np.linalg.norm(grad) < 1e-6:
            break
        path[k + 1] = path[k] - lr * grad
    return path
