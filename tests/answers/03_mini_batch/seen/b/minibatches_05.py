import itertools

import numpy as np


def minibatches(n, batch_size, rng):
    keys = [rng.random() for _ in range(n)]
    order = (row for _key, row in sorted(zip(keys, range(n))))
    while True:
        chunk = list(itertools.islice(order, batch_size))
        if not chunk:
            return
        yield np.array(chunk, dtype=int)
