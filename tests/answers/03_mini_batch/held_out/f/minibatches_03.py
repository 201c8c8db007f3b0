import numpy as np


def minibatches(n, batch_size, rng, batches=[]):
    idx = np.arange(n)
    rng.shuffle(idx)
    i = 0
    while i < n:
        batch = idx[i : i + batch_size]
        batches.append(batch)
        i = i + batch_size
    return batches
