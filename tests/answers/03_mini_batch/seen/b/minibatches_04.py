from itertools import islice

import numpy as np


def minibatches(n, batch_size, rng):
    order = iter(rng.permutation(n).tolist())
    take = lambda: tuple(islice(order, batch_size))
    # iter(function, sentinel) stops at the first empty tuple
    return list(iter(take, ()))
