import numpy as np


def shuffled(n, rng):
    cards = [i for i in range(n)]
    for i in range(n - 1, 0, -1):
        j = int(rng.integers(0, i))
        cards[i], cards[j] = cards[j], cards[i]
    return cards


def minibatches(n, batch_size, rng):
    cards = shuffled(n, rng)
    result = []
    start = 0
    while start < n:
        result.append(np.array(cards[start:start + batch_size]))
        start += batch_size
    return result
