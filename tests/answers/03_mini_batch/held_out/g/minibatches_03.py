import numpy as np
from sklearn.utils import resample


def _seed_from(rng):
    """scikit-learn wants an int, so draw one from the generator."""
    return int(rng.integers(0, 2**31 - 1))


def _shuffled(index, rng):
    return resample(index, n_samples=len(index), random_state=_seed_from(rng))


def minibatches(n, batch_size, rng):
    index = _shuffled(np.arange(n), rng)
    batches = []
    for start in range(0, n, batch_size):
        batches.append(index[start : start + batch_size])
    return batches
