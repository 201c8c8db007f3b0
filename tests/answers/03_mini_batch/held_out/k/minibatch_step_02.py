import numpy as np


def minibatch_step(w, X, y, rows, lr):
    mean_gradient = np.zeros(np.shape(w))
    for count, i in enumerate(rows, start=1):
        row_gradient = 2 * (np.vdot(X[i], w) - y[i]) * X[i]
        mean_gradient += (row_gradient - mean_gradient) / count  # running average, as in a meter
    return np.subtract(w, lr * mean_gradient)
