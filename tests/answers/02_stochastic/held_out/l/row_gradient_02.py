import numpy as np


def row_gradient(w, X, y, i):
    d = len(w)
    residual = -y[i]
    for j in range(d):
        residual += w[j] * X[i, j]
    gradient = np.full(d, 0)
    for j in range(d):
        gradient[j] = 2 * residual * X[i, j]
    return gradient
