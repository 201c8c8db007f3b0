import math

import numpy as np


def minibatches(n, batch_size, rng):
    return np.array_split(rng.permutation(n), math.ceil(n / batch_size))
