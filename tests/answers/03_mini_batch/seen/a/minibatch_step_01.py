import numpy as np


def minibatch_step(w, X, y, rows, lr):
    Xb = X[rows]
    yb = y[rows]
    residual = Xb @ w - yb
    # gradient of each row: a table with B lines and d columns
    grads = 2 * residual[:, np.newaxis] * Xb
    mean_grad = np.mean(grads)
    return w - lr * mean_grad
