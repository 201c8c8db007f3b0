import numpy as np


def minibatches(n, batch_size, rng):
    """Draw tickets from a pool without putting them back, until the pool is dry."""
    pool = list(range(n))
    while pool:
        take = batch_size if batch_size < len(pool) else len(pool)
        rows = np.empty(take, dtype=int)
        for slot in range(take):
            k = int(rng.integers(len(pool)))
            pool[k], pool[-1] = pool[-1], pool[k]
            rows[slot] = pool.pop()
        yield rows
