import numpy as np


def minibatches(n, batch_size, rng):
    # like split(rows, sample(labels)) in R
    labels = np.repeat(np.arange(n), batch_size)[:n] if batch_size < n else np.zeros(n, dtype=int)
    labels = rng.permutation(labels)
    result = {}
    for g in range(labels.max() + 1):
        result[g] = np.where(labels == g)[0]
    return list(result.values())
