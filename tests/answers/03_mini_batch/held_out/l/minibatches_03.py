import math

import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    number = math.ceil(n / batch_size)
    return np.array_split(order, number)
