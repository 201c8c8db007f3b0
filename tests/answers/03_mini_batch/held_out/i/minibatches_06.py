import copy

import numpy as np


def minibatches(n, batch_size, rng):
    """Cut one shuffled epoch of the row numbers into index arrays."""
    # Work on a private copy so the caller's generator is not disturbed.
    local_rng = copy.deepcopy(rng)
    indices = np.arange(n)
    local_rng.shuffle(indices)
    return [indices[i : i + batch_size] for i in range(0, n, batch_size)]
