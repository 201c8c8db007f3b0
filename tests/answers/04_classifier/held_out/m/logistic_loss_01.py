import numpy as np


def logistic_loss(w, X, y):
    eps = 1e-15
    p = 1 / (1 + np.exp(-y * (X @ w)))
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(np.log(p))
