import numpy as np


def accuracy(w, X, y):
    scores = (X @ w).astype(int)
    predicted = np.where(scores >= 0, 1, -1)
    return np.mean(predicted == y)
