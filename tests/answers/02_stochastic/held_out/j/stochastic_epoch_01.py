import heapq

import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    """Every row gets a lottery number; the heap serves the smallest first."""
    queue = [(ticket, i) for i, ticket in enumerate(rng.random(len(y)).tolist())]
    heapq.heapify(queue)
    here = np.array(w, dtype=float)
    while queue:
        _, i = heapq.heappop(queue)
        miss = np.einsum("j,j->", X[i], here) - y[i]
        here = here - lr * 2.0 * miss * X[i]
    return here
