import numpy as np


def logistic_gradient(w, X, y):
    m = y * (X @ w)
    s = np.zeros(m.shape)
    big = m >= 0
    s[big] = np.exp(-m[big]) / (1 + np.exp(-m[big]))
    s[~big] = np.exp(m[~big]) / (1 + np.exp(m[~big]))
    return (X.T @ (-y * s)) / m.size
