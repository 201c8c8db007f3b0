import numpy as np


def accuracy(w, X, y):
    """Share of rows classified correctly, so that neither label dominates."""
    predictions = np.where(X @ w >= 0, 1, -1)
    shares = [np.mean(predictions[y == label] == label) for label in np.unique(y)]
    return float(np.mean(shares))
