import numpy as np


def minibatch_step(w, X, y, rows, lr):
    Xb, yb = X[rows], y[rows]
    return w - lr * np.mean(2 * (Xb @ w - yb)[:, None] * Xb)
