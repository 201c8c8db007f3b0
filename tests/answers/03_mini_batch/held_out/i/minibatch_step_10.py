import numpy as np


def minibatch_step(w, X, y, rows, lr):
    mean = np.zeros(len(w))
    for seen, row in enumerate(rows, start=1):
        one = 2.0 * (X[row].dot(w) - y[row]) * X[row]
        mean = mean + (one - mean) / seen
    return w + (-lr) * mean
