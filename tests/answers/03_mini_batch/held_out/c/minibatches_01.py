import numpy as np


def minibatches(n, batch_size, rng):
    # shuffle the row numbers by hand (Knuth), from the back to the front
    order = np.arange(n)
    for i in range(n - 1, 0, -1):
        j = rng.integers(0, i)
        tmp = order[i]
        order[i] = order[j]
        order[j] = tmp

    n_batches = (n + batch_size - 1) // batch_size
    batches = []
    for b in range(n_batches):
        lo = b * batch_size
        hi = min(lo + batch_size, n)
        batches.append(order[lo:hi])
    return batches
