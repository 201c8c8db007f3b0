import numpy as np


def row_gradient(w, X, y, i):
    x_i = X[i]
    residual = np.dot(x_i, w) - y[i]
    grad = np.full(len(w), 0)
    for j in range(len(w)):
        grad[j] = 2 * residual * x_i[j]
    return grad
