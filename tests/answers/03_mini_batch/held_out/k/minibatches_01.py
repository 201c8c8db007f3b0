import math

import numpy as np


def minibatches(n, batch_size, rng):
    indices = rng.permutation(n)
    num_batches = math.ceil(n / batch_size)
    return np.array_split(indices, num_batches)
