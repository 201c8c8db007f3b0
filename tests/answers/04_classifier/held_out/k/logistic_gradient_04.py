import numpy as np


def logistic_gradient(w, X, y):
    margin = y * (X @ w)
    s = np.exp(-np.logaddexp(0, -margin))
    return X.T @ (-y * s) / len(y)
