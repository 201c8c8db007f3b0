import numpy as np


def minibatch_step(w, X, y, rows, lr):
    error = np.dot(X[rows], w) - y[rows]
    return w - lr * 2 * np.mean(np.dot(error, X[rows]))
