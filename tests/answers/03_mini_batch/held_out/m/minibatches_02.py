from itertools import count, islice, takewhile

import numpy as np


def minibatches(n, batch_size, rng):
    deck = iter(rng.permutation(n))
    hands = (np.fromiter(islice(deck, batch_size), dtype=int) for _ in count())
    return takewhile(len, hands)
