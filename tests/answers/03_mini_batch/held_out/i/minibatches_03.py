import numpy as np


def minibatches(n, batch_size, rng):
    # Fisher-Yates
    order = np.arange(n)
    for i in range(n - 1, 0, -1):
        j = rng.integers(0, i)
        order[i], order[j] = order[j], order[i]

    batches = []
    for start in range(0, n, batch_size):
        batches.append(order[start:start + batch_size])
    return batches
