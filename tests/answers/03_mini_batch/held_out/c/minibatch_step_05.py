import numpy as np


def minibatch_step(w, X, y, rows, lr):
    B = len(rows)
    d = len(w)
    sum_grad = np.zeros(d)
    for i in range(B):
        delta = -y[i]
        for j in range(d):
            delta += X[i, j] * w[j]
        for j in range(d):
            sum_grad[j] += delta * X[i, j]
    out = np.empty(d)
    for j in range(d):
        out[j] = w[j] - lr * sum_grad[j] / B
    return out
