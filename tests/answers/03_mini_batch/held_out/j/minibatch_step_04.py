import numpy as np


def minibatch_step(w, X, y, rows, lr):
    chosen = np.zeros(len(y), dtype=bool)
    chosen[rows] = True
    error = np.where(chosen, X @ w - y, 0.0)
    gradient = np.mean(2 * error[:, None] * X, axis=0)
    return w - lr * gradient
