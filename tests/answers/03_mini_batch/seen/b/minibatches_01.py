import numpy as np


def minibatches(n, batch_size, rng):
    order = list(range(n))
    rng.shuffle(order)

    size = min(n, batch_size)
    batch = np.zeros(size, dtype=int)
    batches = []
    k = 0
    for row in order:
        batch[k] = row
        k += 1
        if k == size:
            batches.append(batch)
            k = 0
    if k > 0:
        # the short one at the end
        batches.append(batch[:k])
    return batches
