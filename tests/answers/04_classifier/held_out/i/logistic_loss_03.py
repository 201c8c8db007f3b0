import numpy as np


def logistic_loss(w, X, y):
    """Binary cross-entropy, computed in a numerically stable way.

    Probabilities are kept away from exactly 0 and 1 so that the logarithm stays finite.
    """
    eps = 1e-15
    margins = y * np.dot(X, w)
    # stable sigmoid: never exponentiate a positive number
    e = np.exp(-np.abs(margins))
    prob = np.where(margins >= 0, 1.0 / (1.0 + e), e / (1.0 + e))
    prob = np.clip(prob, eps, 1.0 - eps)
    return float(-np.mean(np.log(prob)))
