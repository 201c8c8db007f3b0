from functools import reduce

import numpy as np


def batch_step(w, X, y, lr):
    share = 2 * lr / len(y)
    return reduce(
        lambda now, row: now - share * (np.inner(row[0], w) - row[1]) * row[0],
        zip(X, y),
        w,
    )
