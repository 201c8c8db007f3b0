from itertools import islice

import numpy as np


def minibatches(n, batch_size, rng):
    deck = iter(rng.permutation(n).tolist())
    # two-argument iter: keep dealing until a hand comes back empty
    return [np.array(hand) for hand in iter(lambda: list(islice(deck, batch_size)), [])]
