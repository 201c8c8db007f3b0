import numpy as np
from scipy.special import expit


def accuracy(w, X, y):
    """Round the probability of +1 to 0 or 1, then map it to the labels."""
    p = expit(X @ w)
    y_hat = 2 * np.round(p) - 1
    return float(np.mean(y_hat == y))
