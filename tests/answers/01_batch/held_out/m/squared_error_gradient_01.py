import numpy as np


def squared_error_gradient(w, X, y):
    # complex step: J is a polynomial in w, so its derivative sits in the imaginary part
    h = 1e-30
    d = len(w)
    out = []
    j = 0
    while j < d:
        z = w + 1j * h * np.eye(d)[j]
        J = np.mean((X @ z - y) ** 2)
        out.append(J.imag / h)
        j += 1
    return np.array(out)
