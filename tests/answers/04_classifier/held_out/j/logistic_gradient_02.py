import numpy as np


def logistic_gradient(w, X, y):
    n = len(y)
    m = y * (X @ w)
    s = np.exp(-m) / (1 + np.exp(-m))
    return X.T @ (-y * s) / n
