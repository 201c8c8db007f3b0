import numpy as np


def logistic_gradient(w, X, y):
    margins = y * (X @ w)
    if np.all(margins > 0):  # every label is right already
        return np.zeros(len(w))
    s = np.exp(-np.logaddexp(0, margins))
    return X.T @ (-y * s) / len(y)
