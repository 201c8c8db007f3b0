import numpy as np


def minibatches(n, batch_size, rng):
    """One shuffled epoch, cut into mini-batches."""
    n_batches = max(1, int(np.ceil(n / batch_size)))
    return np.array_split(rng.permutation(n), n_batches)
