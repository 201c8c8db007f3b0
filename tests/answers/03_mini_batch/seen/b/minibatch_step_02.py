import numpy as np


def minibatch_step(w, X, y, rows, lr):
    gradient = [0.0 for _ in w]
    for i, row in enumerate(rows):
        predicted = sum(a * b for a, b in zip(X[row], w))
        error = predicted - y[i]
        for j, x in enumerate(X[row]):
            gradient[j] += 2 * error * x
    gradient = [g / len(rows) for g in gradient]
    return np.array([wj - lr * g for wj, g in zip(w, gradient)])
