import numpy as np


def logistic_loss(w, X, y):
    a = -y * (X @ w)
    c = max(0.0, np.max(a))
    return np.mean(c + np.log(np.exp(0 - c) + np.exp(a - c)))
