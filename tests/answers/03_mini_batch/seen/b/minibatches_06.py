import numpy as np


def minibatches(n, batch_size, rng, batches=[]):
    order = list(rng.permutation(n))
    batch = []
    for row in order:
        batch.append(row)
        if len(batch) == batch_size:
            batches.append(np.array(batch))
            batch = []
    # whatever is left over
    batches.append(np.array(batch))
    return batches
