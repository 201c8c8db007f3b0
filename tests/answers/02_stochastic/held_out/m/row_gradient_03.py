import numpy as np


def row_gradient(w, X, y, i):
    error = sum(X[i, j] * w[j] for j in range(len(w))) - y[i]
    return np.array([2 * error * wj for wj in w])
