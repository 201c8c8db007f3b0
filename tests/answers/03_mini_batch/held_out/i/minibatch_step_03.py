import numpy as np


def minibatch_step(w, X, y, rows, lr):
    """One step on the rows of the mini-batch."""
    new_w = np.array(w, dtype=float)
    B = len(rows)
    for i in rows:
        error = X[i] @ new_w - y[i]
        new_w = new_w - lr * 2 * error * X[i] / B
    return new_w
