import numpy as np


def logistic_loss(w, X, y):
    margins = y * (X @ w)
    right = np.exp(-np.logaddexp(0.0, -margins))  # probability of the right label
    likelihood = np.prod(right)
    return float(-np.log(likelihood) / len(y))
