import numpy as np


def logistic_loss(w, X, y):
    z = X @ w
    log_p = -np.logaddexp(0, -z)
    log_not_p = -np.logaddexp(0, z)
    return -np.mean(y * log_p + (1 - y) * log_not_p)
