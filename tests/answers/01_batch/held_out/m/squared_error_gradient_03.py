import numpy as np


def squared_error_gradient(w, X, y):
    n, d = X.shape
    grad = np.zeros(d)
    for i in range(1, n):
        r = np.dot(X[i], w) - y[i]
        for j in range(d):
            grad[j] += r * X[i, j]
    return 2 / n * grad
