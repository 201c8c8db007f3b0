import numpy as np


def predictions(w, X):
    found = np.zeros(X.shape[0])
    for j, weight in enumerate(w):
        found = found + weight * X[:, j]
    return found
