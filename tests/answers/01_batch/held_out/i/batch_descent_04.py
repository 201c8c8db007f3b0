import numpy as np


def batch_descent(w, X, y, lr, steps):
    """Run batch gradient descent and return the trajectory of weights."""
    n, d = X.shape
    path = np.empty((steps + 1, d))
    path[0] = w
    current = np.array(w, dtype=float)
    best_cost = np.mean((X @ current - y) ** 2)

    for k in range(1, steps + 1):
        gradient = 2.0 / n * X.T @ (X @ current - y)
        candidate = current - lr * gradient
        cost = np.mean((X @ candidate - y) ** 2)
        if cost <= best_cost:
            current, best_cost = candidate, cost
        path[k] = current

    return path
