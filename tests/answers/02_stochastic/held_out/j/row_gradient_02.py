import numpy as np


def row_gradient(w, X, y, i):
    n = X.shape[0]
    xi = X[i, :]
    ri = np.dot(xi, w) - y[i]
    return (2 / n) * ri * xi
