import numpy as np


def minibatch_step(w, X, y, rows, lr):
    d = len(w)
    total = [0.0] * d
    count = 0
    for i in rows:
        fitted = 0.0
        for j in range(d):
            fitted += X[i, j] * w[j]
        miss = fitted - y[i]
        for j in range(d):
            total[j] += 2 * miss * X[i, j]
        count += 1
    return np.array([w[j] - lr * total[j] / count for j in range(d)])
