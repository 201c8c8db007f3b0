import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    nb = (n + batch_size - 1) // batch_size  # number of batches, rounded up
    base = n // nb
    extra = n % nb

    batches = []
    first = 0
    for b in range(nb):
        count = base
        if b < extra:
            count += 1
        rows = np.empty(count, dtype=np.int64)
        for k in range(count):
            rows[k] = order[first + k]
        batches.append(rows)
        first += count
    return batches
