import numpy as np


def minibatch_step(w, X, y, rows, lr):
    x_sel = np.squeeze(X[rows])
    y_sel = np.squeeze(y[rows])
    diff = np.sum(x_sel * w, axis=-1) - y_sel
    g = np.mean(2 * diff * x_sel.T, axis=-1)
    return w - lr * g
