import numpy as np


def minibatch_step(w, X, y, rows, lr):
    batch_size = len(rows)
    for i in rows:
        prediction = np.sum(X[i] * w)
        error = prediction - y[i]
        grad = 2 * error * X[i]
        w -= lr * grad / batch_size
    return w
