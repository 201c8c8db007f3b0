import numpy as np


def accuracy(w, X, y):
    signs = np.sign(X.dot(w))
    return np.count_nonzero(signs == y) / y.size
