import numpy as np


def squared_error(w, X, y):
    def add_up(lo, hi):
        if hi - lo == 1:
            row = X[lo]
            miss = -y[lo]
            for a, b in zip(row, w):
                miss += a * b
            return miss * miss
        mid = (lo + hi) // 2
        return add_up(lo, mid) + add_up(mid, hi)

    return float(add_up(0, len(y))) / len(y)
