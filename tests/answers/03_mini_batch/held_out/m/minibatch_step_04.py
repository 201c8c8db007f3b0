import numpy as np


def minibatch_step(w, X, y, rows, lr):
    w = w.copy()
    B = len(rows)
    for i in rows:
        w -= lr / B * 2 * (X[i] @ w - y[i]) * X[i]
    return w
