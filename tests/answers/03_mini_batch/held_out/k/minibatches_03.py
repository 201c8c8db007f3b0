import numpy as np


def minibatches(n, batch_size, rng):
    indices = np.arange(n)
    rng.shuffle(indices)
    cuts = np.arange(batch_size, n + 1, batch_size)
    return np.split(indices, cuts)
