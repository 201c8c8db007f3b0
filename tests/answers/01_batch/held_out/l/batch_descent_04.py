import numpy as np


def batch_descent(w, X, y, lr, steps):
    n, d = X.shape
    path = np.zeros((steps + 1, d))
    path[0] = w
    for k in range(steps):
        gradient = 2 * X.T.dot(X.dot(path[k]) - y) / n
        if np.linalg.norm(gradient) < 1e-8:  # nothing moves any more
            break
        path[k + 1] = path[k] - lr * gradient
    return path
