import numpy as np


def squared_error(w, X, y):
    n = len(y)
    e = y
    for j in range(len(w)):
        e -= X[:, j] * w[j]
    return float(np.sum(e**2) / n)
