import numpy as np


def _check_inputs(w, X, y):
    w = np.asarray(w, dtype=np.float64)
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64).ravel()
    if X.shape[0] != y.shape[0]:
        raise ValueError("X and y have different lengths")
    if X.shape[1] != w.shape[0]:
        raise ValueError("X and w do not match")
    return w, X, y


def minibatch_step(w, X, y, rows, lr):
    w_new, X, y = _check_inputs(w, X, y)
    Xb, yb = X[rows], y[rows]
    errors = Xb.dot(w_new) - yb
    w_new -= lr * 2 * Xb.T.dot(errors) / len(rows)
    return w_new
