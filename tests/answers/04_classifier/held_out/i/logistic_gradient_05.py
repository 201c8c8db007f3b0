import numpy as np


def logistic_gradient(w, X, y):
    half = np.multiply(y, np.matmul(X, w)) / 2
    s = 0.5 - 0.5 * np.tanh(half)
    pulls = np.stack([-a * b * row for a, b, row in zip(s, y, X)])
    return np.add.reduce(pulls) / pulls.shape[0]
