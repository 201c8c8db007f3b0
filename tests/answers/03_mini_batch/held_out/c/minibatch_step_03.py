import numpy as np


def minibatch_step(w, X, y, rows, lr):
    d = X.shape[1]
    g = np.array([0] * d)
    for i in rows:
        r = np.dot(X[i], w) - y[i]
        for j in range(d):
            g[j] += 2 * r * X[i, j]
    return w - lr * g / len(rows)
