import numpy as np


def squared_error_gradient(w, X, y):
    tiny = 1e-30
    out = []
    for j in range(w.size):
        z = w.astype(complex)
        z[j] += 1j * tiny
        r = X @ z - y
        out.append((np.mean(r * r)).imag / tiny)
    return np.array(out)
