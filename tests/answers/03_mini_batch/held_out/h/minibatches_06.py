import functools

import numpy as np


@functools.cache
def shuffled(n, rng):
    return rng.permutation(np.arange(n))


def minibatches(n, batch_size, rng):
    starts = range(0, n, batch_size)
    yield from (shuffled(n, rng)[s : s + batch_size] for s in starts)
