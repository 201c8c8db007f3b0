from itertools import accumulate, repeat

import numpy as np


def batch_descent(w, X, y, lr, steps):
    """A left fold over `steps` empty tokens."""
    n = X.shape[0]

    def advance(weights, _token):
        misses = np.einsum("ij,j->i", X, weights) - y
        return weights - lr * (2.0 / n) * np.einsum("i,ij->j", misses, X)

    stations = accumulate(repeat(None, steps), advance, initial=np.array(w, dtype=float))
    return np.vstack(list(stations))
