import numpy as np

PAD = -1


def minibatches(n, batch_size, rng):
    # one row of the table is one batch, padded like token ids and unpadded with a mask
    width = max(1, min(batch_size, n))
    steps = (n + width - 1) // width
    table = np.full(steps * width, PAD, dtype=np.intp)
    table[:n] = rng.permutation(n)
    table = table.reshape(steps, width)
    mask = table != PAD
    return [ids[keep] for ids, keep in zip(table, mask)]
