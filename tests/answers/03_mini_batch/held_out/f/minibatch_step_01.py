import numpy as np


def minibatch_step(w, X, y, rows, lr):
    Xb = X[rows]
    yb = y[rows]
    error = Xb @ w - yb
    grads = 2 * error[:, None] * Xb
    grad = np.mean(grads)
    w_new = w - lr * grad
    return w_new
