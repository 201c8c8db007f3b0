import numpy as np


def minibatches(n, batch_size, rng):
    perm = rng.permutation(n)
    ends = np.arange(batch_size, n + 1, batch_size)
    return np.split(perm, ends)
