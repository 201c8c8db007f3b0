import numpy as np


def minibatches(n, batch_size, rng):
    idx = np.array(range(n))
    rng.shuffle(idx)
    start = 0
    while start < n - 1:
        stop = start + batch_size
        if stop > n:
            stop = n
        yield idx[start:stop]
        start = stop
