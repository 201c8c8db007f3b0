import numpy as np


def minibatches(n, batch_size, rng):
    # like drawing cards: take a random one out of the hand until it is empty
    left = list(range(n))
    out = []
    while left:
        batch = []
        while left and len(batch) < batch_size:
            k = rng.integers(len(left))
            batch.append(left.pop(k))
        out.append(np.array(batch))
    return out
