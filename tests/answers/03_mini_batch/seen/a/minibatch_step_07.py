import numpy as np


def colMeans(table):
    return np.asarray(table).mean(axis=0)


def row_gradient(w, x_i, y_i):
    return 2 * (np.dot(x_i, w) - y_i) * x_i


def minibatch_step(w, X, y, rows, lr):
    table = np.vstack([row_gradient(w, X[i], y[i]) for i in rows])
    return w - lr * colMeans(table)
