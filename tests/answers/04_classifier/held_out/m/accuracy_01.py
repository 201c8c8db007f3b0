import numpy as np


def accuracy(w, X, y):
    margin = y * (X @ w)
    return np.mean(margin >= 0)
