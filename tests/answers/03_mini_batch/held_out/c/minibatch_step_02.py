import numpy as np


def minibatch_step(w, X, y, rows, lr):
    # declarations
    B = len(rows)
    d = len(w)
    grad = np.zeros(d)
    w_new = np.zeros(d)
    pred = 0.0
    miss = 0.0

    for i in rows:
        for j in range(d):
            pred += X[i, j] * w[j]
        miss = pred - y[i]
        for j in range(d):
            grad[j] += 2.0 * miss * X[i, j]

    for j in range(d):
        w_new[j] = w[j] - lr * grad[j] / B
    return w_new
