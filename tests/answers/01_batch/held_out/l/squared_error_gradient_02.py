import numpy as np


def squared_error_gradient(w, X, y):
    n = np.size(X, 0)
    W = np.reshape(w, (-1, 1))  # d x 1
    Y = np.reshape(y, (-1, 1))  # n x 1
    G = (2 / n) * (X.T @ (X @ W - Y))  # d x 1
    return np.squeeze(G)
