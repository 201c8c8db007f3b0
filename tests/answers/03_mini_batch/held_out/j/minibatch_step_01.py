import numpy as np


def minibatch_step(w, X, y, rows, lr):
    """The mean of the rows' gradients as a running mean, row by row."""

    def gradients():
        for i in rows:
            yield 2.0 * (np.vdot(X[i], w) - y[i]) * X[i]

    mean = np.zeros(len(w))
    for k, g in enumerate(gradients(), start=1):
        mean = mean + (g - mean) / k
    return w - lr * mean
