import numpy as np
from sklearn.utils import shuffle


def minibatches(n, batch_size, rng):
    rows = shuffle(np.arange(n), random_state=rng)
    out = []
    while len(rows) > 0:
        out.append(rows[:batch_size])
        rows = rows[batch_size:]
    return out
