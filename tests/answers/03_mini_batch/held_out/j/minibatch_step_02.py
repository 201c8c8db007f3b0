import numpy as np


def minibatch_step(w, X, y, rows, lr):
    Xb = X[rows, :]
    yb = y[rows]
    error = Xb @ w - yb
    gradient = 2 * np.mean(error) * np.mean(Xb, axis=0)
    return w - lr * gradient
