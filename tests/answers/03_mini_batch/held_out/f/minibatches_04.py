import numpy as np


def minibatches(n, batch_size, rng):
    rows = np.arange(n)
    np.random.shuffle(rows)
    how_many = int(n / batch_size)
    parts = np.array_split(rows, how_many)
    result = []
    for p in parts:
        if len(p) > 0:
            result.append(p)
    return result
