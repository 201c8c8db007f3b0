import numpy as np


def minibatches(n, batch_size, rng):
    # RANDBETWEEN(1, n) beside every row number, then sort by it
    keys = rng.integers(1, n, size=n, endpoint=True)
    order = np.argsort(keys, kind="stable")
    return [order[k : k + batch_size] for k in range(0, n, batch_size)]
