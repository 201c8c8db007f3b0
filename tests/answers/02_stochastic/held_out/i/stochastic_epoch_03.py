import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    bag = [(tuple(a), b) for a, b in zip(X.tolist(), y.tolist())]
    v = w.tolist()
    while bag:
        a, b = bag.pop(int(rng.integers(0, len(bag))))
        miss = -b
        for p, q in zip(a, v):
            miss += p * q
        v = [q - 2 * lr * miss * p for p, q in zip(a, v)]
    return np.array(v)
