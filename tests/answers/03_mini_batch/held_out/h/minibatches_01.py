from functools import lru_cache

import numpy as np


@lru_cache(maxsize=None)
def row_numbers(n):
    return np.arange(n)


def minibatches(n, batch_size, rng):
    rows = row_numbers(n)
    rng.shuffle(rows)
    return [rows[i : i + batch_size] for i in range(0, n, batch_size)]
