import numpy as np


def minibatch_step(w, X, y, rows, lr):
    picked = np.zeros(len(y))
    picked[rows] = 1
    miss = picked * (X @ w - y)
    return w - lr * (2 * miss[:, None] * X).mean(axis=0)
