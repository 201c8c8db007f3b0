from copy import deepcopy

import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    # a pure function: nothing that comes in is changed
    w, rng = deepcopy(w), deepcopy(rng)
    for i in rng.permutation(len(X)):
        w = w - lr * (2 * (X[i] @ w - y[i]) * X[i])
    return w
