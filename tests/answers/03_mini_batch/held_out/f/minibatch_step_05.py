import numpy as np


def row_gradient(w, x, target):
    return 2 * (np.dot(x, w) - target) * x


def minibatch_step(w, X, y, rows, lr):
    gradients = [row_gradient(w, X[r], y[r]) for r in rows]
    return w - lr * np.average(gradients, axis=0)
