import numpy as np


def minibatch_step(w, X, y, rows, lr):
    w = [float(v) for v in w]
    d = len(w)
    sums = [0.0] * d
    count = 0
    for i in rows:
        guess = 0.0
        for j in range(d):
            guess += float(X[i][j]) * w[j]
        miss = guess - float(y[i])
        for j in range(d):
            sums[j] += 2.0 * miss * float(X[i][j])
        count += 1
    return np.array([wj - lr * s / count for wj, s in zip(w, sums)])
