import numpy as np


def knuth_shuffle(a, rng):
    for i in range(len(a) - 1, 0, -1):
        j = int(rng.integers(0, i + 1))
        a[i], a[j] = a[j], a[i]


def minibatches(n, batch_size, rng):
    deck = [0] * n
    for i in range(n):
        deck[i] = i
    knuth_shuffle(deck, rng)

    result = []
    for lo in range(0, n, batch_size):
        size = min(batch_size, n - lo)
        rows = np.empty(size, dtype=np.int64)
        for k in range(size):
            rows[k] = deck[lo + k]
        result.append(rows)
    return result
