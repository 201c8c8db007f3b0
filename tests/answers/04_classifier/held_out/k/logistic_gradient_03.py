import numpy as np


def logistic_gradient(w, X, y):
    margin = y * (X @ w)
    s = np.exp(-margin) / (1 + np.exp(-margin))
    grad = -(s * y)[:, None] * X
    return grad.mean(axis=0)
