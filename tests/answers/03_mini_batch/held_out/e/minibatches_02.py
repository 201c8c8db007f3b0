import math

import numpy as np


def minibatches(n, batch_size, rng):
    B = min(batch_size, n)
    m = math.ceil(n / B)               # number of steps in one epoch
    indices = np.arange(1, n + 1)      # i = 1, ..., n
    sigma = rng.permutation(indices)
    M = []
    for k in range(1, m + 1):
        lower = (k - 1) * B
        upper = min(k * B, n)
        M.append(sigma[lower:upper])
    return M
