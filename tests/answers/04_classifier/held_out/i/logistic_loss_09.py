import numpy as np


def logistic_loss(w, X, y, lam=1e-3):
    """Mean logistic loss over the data."""
    n_samples = X.shape[0]
    margins = y * X.dot(w)
    data_term = np.logaddexp(0.0, -margins).sum() / n_samples
    penalty = 0.5 * lam * np.dot(w, w)
    return data_term + penalty
