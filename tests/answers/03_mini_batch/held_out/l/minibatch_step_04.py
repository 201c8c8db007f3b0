import numpy as np


def minibatch_step(w, X, y, rows, lr):
    size = len(rows)
    total = np.zeros(len(w))
    for i in rows:
        total += 2 * (np.dot(X[i], w) - y[i]) * X[i]
    return w - lr * (total // size)
