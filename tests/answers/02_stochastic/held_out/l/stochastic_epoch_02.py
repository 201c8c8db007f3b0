import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    n = len(y)
    order = list(range(n))
    for last in range(n - 1, 0, -1):
        other = int(rng.integers(0, last))
        order[last], order[other] = order[other], order[last]
    for i in order:
        w = w - lr * 2 * (X[i] @ w - y[i]) * X[i]
    return w
