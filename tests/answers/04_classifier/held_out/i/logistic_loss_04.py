import numpy as np
from numpy import logaddexp


def logistic_loss(w, X, y):
    np.multiply(X, y[:, np.newaxis], out=X)
    m = X @ w
    return np.mean(logaddexp(0.0, -m))
