from functools import partial
from itertools import accumulate, repeat

import numpy as np


def squared_error_gradient(w, X, y):
    return 2 / len(y) * np.tensordot(X @ w - y, X, axes=1)


def batch_step(w, _, X, y, lr):
    return np.subtract(w, np.multiply(lr, squared_error_gradient(w, X, y)))


def batch_descent(w, X, y, lr, steps):
    one_step = partial(batch_step, X=X, y=y, lr=lr)
    path = accumulate(repeat(None, steps), one_step, initial=w.copy())
    return np.vstack(list(path))
