import numpy as np


def minibatches(n, batch_size, rng):
    """Like df.sample(frac=1).groupby(np.arange(n) // batch_size), without the DataFrame."""
    key = rng.random(n)
    order = np.argsort(key)
    group = np.arange(n) // batch_size
    for label in np.unique(group):
        yield order[group == label]
