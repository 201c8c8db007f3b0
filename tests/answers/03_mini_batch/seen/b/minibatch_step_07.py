import numpy as np


def minibatch_step(w, X, y, rows, lr):
    d = len(w)
    grad = [0.0] * d
    prediction = 0.0
    for i in rows:
        for j in range(d):
            prediction += X[i][j] * w[j]
        error = prediction - y[i]
        for j in range(d):
            grad[j] += error * X[i][j]
    result = []
    for j in range(d):
        result.append(w[j] - lr * grad[j] / len(rows))
    return np.array(result)
