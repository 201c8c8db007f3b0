import numpy as np


def minibatch_step(w, X, y, rows, lr):
    d = len(w)
    B = len(rows)
    grad = np.zeros(d, dtype=np.float64)
    for k in range(B):
        i = rows[k]
        pred = 0.0
        for j in range(d):
            pred += X[i, j] * w[j]
        res = pred - y[i]
        for j in range(d):
            grad[j] += 2.0 * res * X[i, j]

    w_new = np.empty(d, dtype=np.float64)
    for j in range(d):
        w_new[j] = w[j] - lr * grad[j] / B
    return w_new
