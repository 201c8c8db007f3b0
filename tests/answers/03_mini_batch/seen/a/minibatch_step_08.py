import numpy as np


def minibatch_step(w, X, y, rows, lr):
    idx = np.asarray(rows) - 1        # position in the table
    Xb, yb = X[idx], y[idx]
    error = np.dot(Xb, w) - yb
    gradient = np.zeros(len(w))
    for j in range(len(w)):
        gradient[j] = np.sum(2 * error * Xb[:, j]) / len(idx)
    w -= lr * gradient
    return w
