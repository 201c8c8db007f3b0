import numpy as np


def minibatch_step(w, X, y, rows, lr):
    new = w[:]  # a copy
    features, targets = X[rows], y[rows]
    new -= lr * np.mean(2 * (features @ w - targets)[:, None] * features, axis=0)
    return new
