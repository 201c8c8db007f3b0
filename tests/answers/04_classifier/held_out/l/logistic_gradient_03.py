import numpy as np


def logistic_gradient(w, X, y):
    margins = y * (X @ w)
    with np.errstate(over="ignore", invalid="ignore"):
        odds = np.exp(-margins)
        s = np.nan_to_num(odds / (1 + odds))
    return X.T @ (-y * s) / len(y)
