import numpy as np


def minibatches(n, batch_size, rng):
    rows = np.arange(n)
    # Fisher-Yates
    for i in range(n - 1, 0, -1):
        j = rng.integers(0, i)
        rows[i], rows[j] = rows[j], rows[i]
    return [rows[a : a + batch_size] for a in range(0, n, batch_size)]
