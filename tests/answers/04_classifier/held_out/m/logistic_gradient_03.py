import numpy as np


def logistic_gradient(w, X, y):
    m = y * (X @ w)
    s = np.exp(-m) / (1 + np.exp(-m))
    s = np.nan_to_num(s)
    return X.T @ (-y * s) / len(y)
