import numpy as np


def batch_step(w, X, y, lr):
    new = w.copy()
    n = len(y)
    for j in range(len(new)):
        dJ = 0
        for i in range(n):
            dJ += 2 / n * (np.dot(X[i], new) - y[i]) * X[i, j]
        new[j] = new[j] - lr * dJ
    return new
