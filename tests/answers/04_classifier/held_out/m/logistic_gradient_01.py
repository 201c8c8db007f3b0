import math

import numpy as np


def logistic_gradient(w, X, y):
    def doubt(m):
        small = math.exp(-abs(m))
        return (small if m > 0 else 1.0) / (1.0 + small)

    n, d = X.shape
    pull = np.array([-t * doubt(t * (x @ w)) for x, t in zip(X, y)])
    total = np.zeros(d)
    i, j = np.indices((n, d))
    np.add.at(total, j, pull[i] * X[i, j])
    return total / n
