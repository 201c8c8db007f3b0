import numpy as np


def minibatch_step(w, X, y, rows, lr):
    B = len(rows)
    grad = np.zeros(w.shape)
    for i in rows:
        pred = np.sum(X[i] * w)
        f = pred - y[i]
        grad += 2 * f * X[i]
        W = w - lr * grad / B
        return W
