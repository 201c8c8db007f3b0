import numpy as np


def minibatches(n, batch_size, rng):
    remaining = list(range(n))
    batch = []
    while remaining:
        # given the first draws, the next one is uniform on what is left
        k = rng.integers(len(remaining))
        batch.append(remaining.pop(k))
        if len(batch) == batch_size:
            yield np.array(batch, dtype=int)
            batch = []
    if batch:
        yield np.array(batch, dtype=int)
