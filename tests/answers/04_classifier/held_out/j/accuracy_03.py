import numpy as np


def accuracy(w, X, y):
    score = X @ w
    yhat = np.where(score >= 0.5, 1, -1)
    return float(np.mean(yhat == y))
