import copy

import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    """Run one epoch of SGD."""
    generator = copy.deepcopy(rng)
    weights = w.copy()
    for i in generator.permutation(len(y)):
        residual = X[i] @ weights - y[i]
        weights = weights - lr * 2 * residual * X[i]
    return weights
