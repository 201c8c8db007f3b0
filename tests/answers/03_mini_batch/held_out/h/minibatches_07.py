import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.random(n).argsort()
    borders = np.arange(batch_size, n, batch_size)
    yield from np.split(order, borders)
