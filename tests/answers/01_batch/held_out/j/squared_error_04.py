import numpy as np


def squared_error(w, X, y):
    w = np.reshape(w, (-1, 1))
    yhat = np.matmul(X, w)
    res = yhat - y
    return float(np.mean(np.square(res)))
