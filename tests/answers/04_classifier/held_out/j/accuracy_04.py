import numpy as np


def accuracy(w, X, y):
    predicted = np.where(X @ w >= 0, 1.0, -1.0)
    shares = []
    for label in np.unique(y):
        group = y == label
        shares.append(np.mean(predicted[group] == label))
    return float(np.mean(shares))
