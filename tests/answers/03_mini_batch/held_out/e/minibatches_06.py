import numpy as np


def minibatches(n, batch_size, rng):
    if batch_size > n:
        batch_size = n
    m = n // batch_size
    P = np.arange(m * batch_size).reshape(m, batch_size)    # one mini-batch per line of the matrix
    P = rng.permutation(P)
    batches = []
    for k in range(m):
        batches.append(P[k, :])
    return batches
