import numpy as np


def accuracy(w, X, y):
    margins = y * (X @ w)
    return np.mean(margins >= 0)
