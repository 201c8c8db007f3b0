import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    Xs = rng.permutation(X)
    ys = rng.permutation(y)
    for x, target in zip(Xs, ys):
        gradient = 2 * (np.dot(x, w) - target) * x
        w = w - lr * gradient
    return w
