import numpy as np


def accuracy(w, X, y):
    p = 1 / (1 + np.exp(-(X @ w)))
    predicted = 2 * np.round(p) - 1  # 0 and 1 -> -1 and +1
    return float(np.mean(predicted == y))
