import numpy as np


def minibatches(n, batch_size, rng):
    firsts = np.arange(0, n, batch_size)
    for first in rng.permutation(firsts):
        last = min(first + batch_size, n)
        yield np.arange(first, last)
