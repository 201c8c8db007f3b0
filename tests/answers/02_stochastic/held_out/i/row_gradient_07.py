import numpy as np


def row_gradient(w, X, y, i):
    row, target = list(X[i]), y[i]

    def dot(a, b):
        return 0.0 if not a else a[0] * b[0] + dot(a[1:], b[1:])

    r = dot(row, list(w)) - target
    return np.fromiter((r * x - -r * x for x in row), dtype=float, count=len(row))
