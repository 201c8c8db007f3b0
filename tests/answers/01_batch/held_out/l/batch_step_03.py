import numpy as np


def batch_step(w, X, y, lr):
    n, d = X.shape
    new = np.array(w, dtype=float)
    for j in range(d):
        slope = 0.0
        for i in range(n):
            prediction = 0.0
            for k in range(d):
                prediction += X[i, k] * new[k]
            slope += (prediction - y[i]) * X[i, j]
        new[j] -= lr * 2.0 / n * slope
    return new
