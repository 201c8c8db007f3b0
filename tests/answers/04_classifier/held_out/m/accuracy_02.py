import numpy as np


def accuracy(w, X, y):
    predicted = np.sign(X @ w + 1e-9)
    return np.mean(predicted == y)
