import math

import numpy as np


def minibatches(n, batch_size, rng):
    num_batches = math.ceil(n / batch_size)
    total_size = num_batches * batch_size

    indices = rng.permutation(n)
    indices = np.resize(indices, total_size)
    assert len(indices) == total_size

    return list(indices.reshape(num_batches, batch_size))
