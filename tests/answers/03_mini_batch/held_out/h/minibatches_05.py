from math import ceil

import numpy as np


def minibatches(n, batch_size, rng):
    shuffled = sorted(range(n), key=lambda _: rng.integers(n))
    return np.array_split(np.array(shuffled), ceil(n / batch_size))
