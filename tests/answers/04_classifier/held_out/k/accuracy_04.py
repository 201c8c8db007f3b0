import numpy as np


def accuracy(w, X, y):
    z = X @ w
    prob = np.exp(-np.logaddexp(0, -z))
    labels = np.round(prob) * 2 - 1
    return float(np.mean(labels == y))
