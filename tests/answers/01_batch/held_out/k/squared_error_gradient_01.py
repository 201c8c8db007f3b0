import numpy as np


def _J(w, X, y):
    return np.mean((X @ w - y) ** 2)


def squared_error_gradient(w, X, y):
    h = 1e-4
    w = np.array(w, dtype=float)
    grad = np.zeros_like(w)
    for j in range(len(w)):
        w_plus = w
        w_plus[j] += h
        J_plus = _J(w_plus, X, y)
        w_minus = w
        w_minus[j] -= h
        J_minus = _J(w_minus, X, y)
        grad[j] = (J_plus - J_minus) / (2 * h)
    return grad
