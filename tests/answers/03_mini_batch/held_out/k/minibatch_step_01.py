import numpy as np


def minibatch_step(w, X, y, rows, lr):
    x_batch, y_batch = X[rows], y[rows]
    grad = np.zeros_like(w)
    for xi, yi in zip(x_batch, y_batch):
        grad += 2 * (xi @ w - yi) * xi
    return w - lr * grad / len(X)
