import numpy as np


def logistic_gradient(w, X, y):
    margins = y * (X @ w)
    s = np.exp(-np.logaddexp(0, margins))
    return -np.mean(s[:, None] * X, axis=0)
