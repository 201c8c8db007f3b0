from collections import deque

import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    lots = dict(enumerate(rng.random(len(y))))  # everybody draws a lot
    queue = deque(sorted(lots, key=lots.get))
    at = tuple(w)
    while queue:
        i = queue.pop()
        push = 2 * lr * (y[i] - sum(a * x for a, x in zip(at, X[i])))
        at = tuple(a + push * x for a, x in zip(at, X[i]))
    return np.array(at)
