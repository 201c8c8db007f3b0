import numpy as np


def minibatch_step(w, X, y, rows, lr):
    w_new = w
    B = rows.size
    grad = np.zeros_like(w, dtype=float)
    for i in rows:
        grad += 2.0 * (X[i] @ w - y[i]) * X[i]
    for j in range(w_new.size):
        w_new[j] -= lr * grad[j] / B
    return w_new
