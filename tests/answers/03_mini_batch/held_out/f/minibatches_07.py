import numpy as np


def minibatches(n, batch_size, rng):
    lottery = rng.random(n)
    order = np.argsort(lottery)
    borders = np.arange(batch_size, n, batch_size)
    return [piece for piece in np.split(order, borders) if piece.size]
