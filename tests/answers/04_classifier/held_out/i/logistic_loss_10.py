import numpy as np


def logistic_loss(w, X, y):
    def total(lo, hi):
        if hi - lo == 1:
            minus_m = -(y[lo] * (X[lo] @ w))
            c = max(0.0, minus_m)
            return c + np.log(np.exp(0.0 - c) + np.exp(minus_m - c))
        middle = (lo + hi) // 2
        return total(lo, middle) + total(middle, hi)

    return total(0, len(y)) / len(y)
