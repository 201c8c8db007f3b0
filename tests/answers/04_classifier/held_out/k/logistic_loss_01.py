import numpy as np


def logistic_loss(w, X, y, epsilon=1e-7):
    margin = y * (X @ w)
    e = np.exp(-np.abs(margin))
    prob = np.where(margin >= 0, 1 / (1 + e), e / (1 + e))
    prob = np.clip(prob, epsilon, 1 - epsilon)
    return float(-np.mean(np.log(prob)))
