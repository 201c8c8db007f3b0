import numpy as np


def squared_error_gradient(w, X, y):
    h = 0.01

    def J(v):
        return np.mean((X @ v - y) ** 2)

    base = J(w)
    grad = np.zeros(len(w))
    for j in range(len(w)):
        v = w.copy()
        v[j] += h
        grad[j] = (J(v) - base) / h
    return grad
