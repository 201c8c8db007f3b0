import numpy as np


def minibatches(n, batch_size, rng):
    index = np.arange(n)
    parts = []
    start = 0
    while start < n:
        stop = start + batch_size
        if stop > n:
            stop = n
        part = index[start:stop]
        rng.shuffle(part)  # in place, no copy
        parts.append(part)
        start = stop
    return parts
