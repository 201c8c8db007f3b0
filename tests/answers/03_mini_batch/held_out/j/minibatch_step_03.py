import numpy as np


def minibatch_step(w, X, y, rows, lr):
    B = len(rows)
    w_star = np.array(w, dtype=float)
    for i in rows:
        gradient = 2 * (X[i] @ w_star - y[i]) * X[i]
        w_star = w_star - lr * gradient / B
    return w_star
