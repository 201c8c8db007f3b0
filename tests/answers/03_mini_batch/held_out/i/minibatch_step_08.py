import numpy as np


def minibatch_step(w, X, y, rows, lr):
    Xb, yb = X[rows], y[rows]
    err = Xb @ w - yb
    w -= lr * (2 * err[:, np.newaxis] * Xb).mean(axis=0)
    return w
