import numpy as np


def minibatches(n, batch_size, rng):
    idx = rng.permutation(n)
    k = int(np.ceil(n / batch_size))
    return np.array_split(idx, k)
