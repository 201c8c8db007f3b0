import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    num_batches = n // batch_size + 1   # +1 for the rest
    batches = []
    for b in range(num_batches):
        start = b * batch_size
        stop = start + batch_size
        if stop > n:
            stop = n
        batches.append(order[start:stop])
    return batches
