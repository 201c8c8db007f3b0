import numpy as np


def transposition(p, i, j):
    p[i], p[j] = p[j], p[i]


def minibatches(n, batch_size, rng):
    """Fisher-Yates: write the permutation as a product of transpositions."""
    p = list(range(n))
    for i in range(n - 1, 0, -1):
        j = int(rng.integers(0, i))    # j uniform on {0, ..., i}
        transposition(p, i, j)

    batches = []
    start = 0
    while start < n:
        batches.append(np.array(p[start:start + batch_size]))
        start = start + batch_size
    return batches
