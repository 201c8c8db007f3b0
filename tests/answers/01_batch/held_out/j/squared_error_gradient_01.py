import numpy as np


def squared_error_gradient(w, X, y):
    """Complex-step derivative: the imaginary part carries the slope, nothing is subtracted."""
    h = 1e-30
    slopes = []
    for j in range(len(w)):
        z = np.array(w, dtype=complex)
        z[j] += 1j * h
        r = X @ z - y
        slopes.append(np.mean((r * r).imag) / h)
    return np.array(slopes)
