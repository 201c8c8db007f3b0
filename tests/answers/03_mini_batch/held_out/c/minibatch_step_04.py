import numpy as np


def row_gradient(w, x, target):
    residual = float(np.dot(x, w)) - target
    return 2.0 * residual * np.asarray(x, dtype=float)


def minibatch_step(w, X, y, rows, lr):
    # running mean: after row k, mean is the mean of the first k gradients
    mean = np.zeros(len(w))
    k = 0
    for i in rows:
        k += 1
        mean += (row_gradient(w, X[i], y[i]) - mean) / k
    return np.asarray(w, dtype=float) - lr * mean
