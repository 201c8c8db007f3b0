import numpy as np


def minibatch_step(w, X, y, rows, lr):
    pairs = zip(X[rows], y[rows])
    grads = (2 * (np.dot(x, w) - target) * x for x, target in pairs)
    total = sum(grads)
    size = sum(1 for _ in grads) or 1
    return w - lr * total / size
