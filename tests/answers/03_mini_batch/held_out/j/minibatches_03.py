import numpy as np


def minibatches(n, batch_size, rng):
    rows = np.arange(n)
    blocks = []
    for first in range(0, n, batch_size):
        block = rows[first : first + batch_size]
        blocks.append(rng.permutation(block))
    return blocks
