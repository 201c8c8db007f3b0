import numpy as np


def minibatch_step(w, X, y, rows, lr):
    # the batch as a slice: a view, no copy of the data
    batch = slice(rows[0], rows[-1] + 1)
    X_mb, y_mb = X[batch], y[batch]

    n_rows = X_mb.shape[0]
    if n_rows == 0:
        return w.copy()

    error = X_mb @ w - y_mb
    gradient = (2 / n_rows) * (error @ X_mb)
    return w - lr * gradient
