import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    n = len(y)
    indices = np.roll(np.arange(n), rng.integers(n))
    new_w = w.copy()
    for i in indices:
        new_w = new_w - lr * 2 * (X[i] @ new_w - y[i]) * X[i]
    return new_w
