import numpy as np


def minibatches(n, batch_size, rng):
    width = max(1, min(batch_size, n))
    height = -(-n // width)
    # a table with one batch per line; unused places at the end are -1
    table = np.full(height * width, -1, dtype=np.intp)
    table[:n] = rng.permutation(n)
    table = table.reshape(height, width)
    return [line[line >= 0] for line in table]
