import numpy as np


def minibatches(n, batch_size, rng):
    """Batch generator in the style of keras fit_generator."""
    indexes = np.arange(n)
    while True:
        rng.shuffle(indexes)
        for start in range(0, n, batch_size):
            end = min(start + batch_size, n)
            yield indexes[start:end].copy()
