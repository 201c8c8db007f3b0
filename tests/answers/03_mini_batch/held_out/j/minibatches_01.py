from itertools import groupby

import numpy as np


def minibatches(n, batch_size, rng):
    """Deal the rows by random tickets; the place in the queue, integer-divided, names the batch."""
    queue = np.argsort(rng.random(n)).tolist()
    return (
        np.fromiter((row for _, row in hand), dtype=int)
        for _, hand in groupby(enumerate(queue), key=lambda pair: pair[0] // batch_size)
    )
