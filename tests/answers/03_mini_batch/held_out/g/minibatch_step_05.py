import numpy as np


def minibatch_step(w, X, y, rows, lr):
    rows = np.asarray(rows)
    X_b = np.take(X, rows, axis=0)
    y_b = np.take(y, rows)
    size = rows.shape[0]
    gram = X_b.T @ X_b / size
    moment = X_b.T @ y_b / size
    return w - 2 * lr * (gram @ w - moment)
