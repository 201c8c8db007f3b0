import numpy as np


def minibatches(n, batch_size, rng):
    B = min(batch_size, max(n, 1))
    lines = (n + B - 1) // B
    padded = np.full(lines * B, -1, dtype=np.int64)
    keys = rng.random(n)
    padded[:n] = np.argsort(keys)
    grid = padded.reshape(lines, B)
    return tuple(line[line >= 0] for line in grid)
