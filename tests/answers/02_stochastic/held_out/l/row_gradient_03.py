import numpy as np


def row_gradient(w, X, y, i):
    # complex-step derivative
    h = 1e-20

    def f(v):
        return (X[i] @ v - y[i]) ** 2

    return np.array([f(w + 1j * h * e).imag / h for e in np.eye(len(w))])
