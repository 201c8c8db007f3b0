import numpy as np


def minibatch_step(w, X, y, rows, lr):
    v = np.array(w, dtype=float)
    scale = lr / len(rows)
    for i in rows:
        err = np.dot(X[i], v) - y[i]
        # subtract at once, this saves the gradient array
        v -= scale * 2.0 * err * X[i]
    return v
