import numpy as np


def batch_step(w, X, y, lr):
    new = w.copy()
    n = len(y)
    for j in range(len(new)):
        residual = X @ new - y
        new[j] = new[j] - lr * 2 / n * np.sum(residual * X[:, j])
    return new
