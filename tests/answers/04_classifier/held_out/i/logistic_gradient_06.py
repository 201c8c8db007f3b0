import numpy as np


def logistic_gradient(w, X, y):
    def f(v):
        return np.mean(np.logaddexp(0, -y * (X @ v)))

    h = 0.01
    base = f(w)
    g = np.zeros(len(w))
    for j in range(len(w)):
        moved = np.array(w, dtype=float)
        moved[j] = moved[j] + h
        g[j] = (f(moved) - base) / h
    return g
