import numpy as np


def squared_error(w, X, y):
    y_true = y.reshape(-1, 1)
    y_pred = X @ w
    loss = np.mean(np.square(y_true - y_pred))
    return float(loss)
