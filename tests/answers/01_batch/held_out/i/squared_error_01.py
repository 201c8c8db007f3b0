import numpy as np


def squared_error(w, X, y):
    n = X.shape[0]
    pred = np.array([0] * n)
    for i in range(n):
        pred[i] = sum(X[i, j] * w[j] for j in range(len(w)))
    total = 0.0
    for i in range(n):
        total = total + (pred[i] - y[i]) ** 2
    return float(total / n)
