import numpy as np


def minibatch_step(w, X, y, rows, lr):
    params = np.asarray(w, dtype=float)
    x_batch, y_batch = X[rows], y[rows]
    error = x_batch @ params - y_batch
    params -= lr * (2 * x_batch.T @ error / len(rows))
    return params
