import numpy as np


def minibatches(n, batch_size, rng):
    # sample() the row numbers, then cut them
    sampled = rng.choice(np.arange(n), size=n)
    breaks = list(range(0, n, batch_size)) + [n]
    out = []
    for lower, upper in zip(breaks[:-1], breaks[1:]):
        out.append(sampled[lower:upper])
    return out
