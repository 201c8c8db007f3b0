import copy

import numpy as np


def row_gradient(w, X, y, i):
    return 2 * (X[i] @ w - y[i]) * X[i]


def stochastic_epoch(w, X, y, lr, rng):
    w, X, y, rng = copy.deepcopy((w, X, y, rng))
    for i in rng.permutation(len(y)):
        w = w - lr * row_gradient(w, X, y, i)
    return w
