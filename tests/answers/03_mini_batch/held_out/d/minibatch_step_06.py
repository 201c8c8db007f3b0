import numpy as np


def minibatch_step(w, X, y, rows, lr):
    # [x, y] . [w, -1] is the miss of a row
    batch = np.column_stack([X.take(rows, axis=0), y.take(rows)])
    misses = batch @ np.append(w, -1.0)
    features_first = batch[:, :-1].T
    gradient = np.average(2.0 * misses * features_first, axis=1)
    return np.subtract(w, np.multiply(lr, gradient))
