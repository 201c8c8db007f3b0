import numpy as np


def squared_error(w, X, y):
    y_pred = np.dot(X, w)
    error = np.asarray(y)
    error -= y_pred
    n = error.shape[0]
    return float(np.dot(error, error) / n)
