import numpy as np


def minibatches(n, batch_size, rng):
    bag = list(range(n))
    out = []
    current = []
    while bag:
        # draw a ticket: swap it to the end, then pop it
        k = int(rng.integers(len(bag)))
        bag[k], bag[-1] = bag[-1], bag[k]
        current.append(bag.pop())
        if len(current) == batch_size or not bag:
            out.append(np.array(current, dtype=int))
            current = []
    return out
