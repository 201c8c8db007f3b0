import numpy as np


def minibatches(n, batch_size, rng):
    idx = np.zeros(n)
    for i in range(n):
        idx[i] = i
    rng.shuffle(idx)

    nbatch = n // batch_size + 1
    batches = [None] * nbatch
    for ib in range(nbatch):
        i0 = ib * batch_size
        i1 = i0 + batch_size
        if i1 > n:
            i1 = n
        batches[ib] = idx[i0:i1]
    return batches
