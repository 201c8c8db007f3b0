from functools import lru_cache

import numpy as np


@lru_cache(maxsize=None)
def _epoch_order(n, rng):
    return rng.permutation(n)


@lru_cache(maxsize=None)
def _edges(n, batch_size):
    starts = list(range(0, n, batch_size))
    return tuple(zip(starts, starts[1:] + [n]))


def minibatches(n, batch_size, rng):
    order = _epoch_order(n, rng)
    for lo, hi in _edges(n, batch_size):
        yield order[lo:hi].copy()
