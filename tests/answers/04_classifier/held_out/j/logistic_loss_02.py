import numpy as np


def logistic_loss(w, X, y):
    m = y * (X @ w)
    p = np.exp(-np.logaddexp(0, -m))  # probability of the right label
    p = np.clip(p, 1e-15, 1)
    return -np.mean(np.log(p))
