import numpy as np


def minibatches(n, batch_size, rng):
    place = rng.permutation(n)  # place[i]: when row i comes
    group = place // batch_size
    return [np.flatnonzero(group == k) for k in range(group.max() + 1)]
