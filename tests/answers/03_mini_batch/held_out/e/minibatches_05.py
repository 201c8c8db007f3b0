import numpy as np


def minibatches(n, batch_size, rng):
    sigma = rng.permutation(n)
    if batch_size >= n:
        return [sigma]
    m = int(np.ceil(n / batch_size))
    # partition of {0, ..., n-1} into m disjoint sets
    partition = np.array_split(sigma, m)
    return partition
