import numpy as np

EMPTY = -1


def as_sheet(values, ncol):
    """Write the values into a sheet line by line; cells left over are EMPTY."""
    nrow = -(-len(values) // ncol)
    cells = np.full(nrow * ncol, EMPTY, dtype=int)
    cells[: len(values)] = values
    return cells.reshape(nrow, ncol)


def minibatches(n, batch_size, rng):
    order = np.arange(n)
    rng.shuffle(order)
    sheet = as_sheet(order, max(1, min(batch_size, n)))
    return [line[line != EMPTY] for line in sheet]
