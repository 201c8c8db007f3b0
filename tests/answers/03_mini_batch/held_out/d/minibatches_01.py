import numpy as np


def minibatches(n, batch_size, rng, shuffle=True):
    idx = np.arange(n)
    if shuffle:
        rng.shuffle(idx)

    batch_size = min(batch_size, n)
    steps_per_epoch = n // batch_size
    batches = []
    for step in range(steps_per_epoch):
        lo = step * batch_size
        hi = lo + batch_size
        batches.append(idx[lo:hi])
    return batches
