from operator import mul
from statistics import fmean

import numpy as np


def minibatch_step(w, X, y, rows, lr):
    misses = [sum(map(mul, X[i], w)) - y[i] for i in rows]
    return np.array(
        [
            weight - 2 * lr * fmean(miss * X[i, j] for i, miss in zip(rows, misses))
            for j, weight in enumerate(w)
        ]
    )
