import numpy as np


def minibatches(n, batch_size, rng):
    """The grouper recipe: batch_size references to one and the same iterator."""
    order = iter(rng.permutation(n))
    for rows in zip(*[order] * batch_size):
        yield np.array(rows)
