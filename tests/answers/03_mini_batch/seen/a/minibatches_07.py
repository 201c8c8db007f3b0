import numpy as np


def minibatches(n, batch_size, rng):
    ncol = min(batch_size, n)
    nrow = int(np.ceil(n / ncol))

    # matrix(order, byrow=TRUE), cells which stay empty are NA
    sheet = np.full((nrow, ncol), np.nan)
    order = np.arange(n)
    rng.shuffle(order)
    for k in range(n):
        sheet[k // ncol, k % ncol] = order[k]

    batches = []
    for line in sheet:
        batches.append(line[~np.isnan(line)])   # na.omit
    return batches
