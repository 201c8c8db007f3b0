import numpy as np


def minibatches(n, batch_size, rng):
    ids = np.arange(1, n + 1)
    rng.shuffle(ids)

    full = n // batch_size
    batches = []
    for g in range(1, full + 1):
        first = (g - 1) * batch_size
        last = g * batch_size
        batches.append(ids[first:last])

    # the rest that does not fill a whole group
    batches.append(ids[full * batch_size:])
    return batches
