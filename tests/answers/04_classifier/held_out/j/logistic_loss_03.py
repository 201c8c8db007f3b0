import numpy as np


def logistic_loss(w, X, y):
    eta = X @ w
    return float(np.mean(np.logaddexp(0, eta) - y * eta))
