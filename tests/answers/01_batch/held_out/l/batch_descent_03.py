from itertools import accumulate, repeat

import numpy as np


def batch_descent(w, X, y, lr, steps):
    def towards(v, rate):
        return v - rate * 2 * np.mean((X @ v - y) * X.T, axis=1)

    return np.stack(tuple(accumulate(repeat(lr, steps), towards, initial=w)))
