import numpy as np


def minibatches(n, batch_size, rng):
    if batch_size > n:
        batch_size = n
    used = set()
    all_batches = []
    while len(used) < n:
        batch = []
        while len(batch) < batch_size:
            row = int(rng.integers(0, n))
            if row in used:
                continue
            used.add(row)
            batch.append(row)
        all_batches.append(np.array(batch))
    return all_batches
