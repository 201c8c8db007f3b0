import numpy as np


def batch_descent(w, X, y, lr, steps):
    path = [w]
    for _ in range(steps):
        grad = 2 / X.shape[0] * X.T.dot(X.dot(w) - y)
        w -= lr * grad
        path.append(w)
    return np.array(path)
