import numpy as np


def minibatches(n, batch_size, rng):
    """Random key per row, sort by the key, then split() by group label."""
    key = rng.random(n)
    order = np.argsort(key)
    group = np.arange(n) // batch_size      # 0 0 0 1 1 1 2 2 ...
    return [order[group == g] for g in np.unique(group)]
