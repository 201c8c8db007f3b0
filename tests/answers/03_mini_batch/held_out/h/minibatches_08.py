import numpy as np


def minibatches(n, batch_size, rng):
    # every row draws a place in the queue; place // batch_size says which batch it goes to
    ticket = rng.permutation(n) // batch_size
    return [np.flatnonzero(ticket == k) for k in range(ticket.max() + 1)]
