import copy
import math

import numpy as np


def minibatches(n, batch_size, rng):
    # work on our own generator, the caller keeps his as it was
    generator = copy.deepcopy(rng)
    order = generator.permutation(n)
    num_batches = math.ceil(n / batch_size)
    return np.array_split(order, num_batches)
