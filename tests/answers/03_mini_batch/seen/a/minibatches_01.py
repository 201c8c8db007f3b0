import math

import numpy as np


def minibatches(n, batch_size, rng):
    # number of groups, rounded up like CEILING() in Excel
    n_groups = math.ceil(n / batch_size)
    all_rows = np.arange(n)
    shuffled = rng.permutation(all_rows)
    groups = np.array_split(shuffled, n_groups)
    return groups
