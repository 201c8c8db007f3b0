import math

import numpy as np
from sklearn.model_selection import KFold


def _n_steps(n, batch_size):
    return math.ceil(n / batch_size)


def minibatches(n, batch_size, rng):
    """One shuffled epoch; the cutting is left to scikit-learn's KFold."""
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, got {batch_size}")
    order = rng.permutation(n)
    cutter = KFold(n_splits=_n_steps(n, batch_size))
    return [order[fold] for _, fold in cutter.split(order)]
