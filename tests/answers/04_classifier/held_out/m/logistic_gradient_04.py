import numpy as np


def logistic_gradient(w, X, y):
    m = y * (X @ w)
    s = np.zeros(len(m))
    right, wrong = m > 0, m < 0
    s[right] = np.exp(-m[right]) / (1 + np.exp(-m[right]))
    s[wrong] = 1 / (1 + np.exp(m[wrong]))
    return X.T @ (-y * s) / len(y)
