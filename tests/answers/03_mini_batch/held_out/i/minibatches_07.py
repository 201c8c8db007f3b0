import numpy as np


def minibatches(n, batch_size, rng):
    left = np.ones(n, dtype=bool)
    result = []
    while left.any():
        hat = np.flatnonzero(left)
        if len(hat) < batch_size:
            how_many = len(hat)
        else:
            how_many = batch_size
        drawn = rng.choice(hat, size=how_many, replace=False)
        left[drawn] = False
        result.append(drawn)
    return result
