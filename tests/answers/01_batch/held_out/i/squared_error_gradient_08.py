import numpy as np


def squared_error_gradient(w, X, y):
    misses = [sum(x * k for x, k in zip(row, w)) - t for row, t in zip(X, y)]
    partials = []
    for column in zip(*X):
        s = 0.0
        for x, m in zip(column, misses):
            s += x * m + x * m
        partials.append(s / len(misses))
    return np.asarray(partials, dtype=float)
