import numpy as np


def minibatch_step(w, X, y, rows, lr):
    grad = np.zeros(len(w))
    for i in rows:
        residual = np.dot(X[i], w) - y[i]
        grad = grad + 2 * residual * X[i]
    W = w
    W -= lr * grad / len(rows)
    return W
