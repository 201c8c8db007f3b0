import numpy as np


def squared_error(w, X, y):
    # the mean of the whole is the weighted mean of the two halves
    n = len(y)
    if n == 1:
        return float(sum(a * b for a, b in zip(X[0], w)) - y[0]) ** 2
    h = n // 2
    left = squared_error(w, X[:h], y[:h])
    right = squared_error(w, X[h:], y[h:])
    return (h * left + (n - h) * right) / n
