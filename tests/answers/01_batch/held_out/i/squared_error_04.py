import numpy as np


def squared_error(w, X, y):
    W = w.reshape(-1, 1)
    y_hat = X.dot(W)
    diff = y_hat - y
    return np.square(diff).mean()
