import numpy as np


def _as_column(a):
    return np.asarray(a, dtype=float).reshape(-1, 1)


def minibatch_step(w, X, y, rows, lr):
    X_batch = X[rows]
    y_batch = _as_column(y[rows])
    y_pred = X_batch @ w
    residual = y_pred - y_batch
    grad = 2 * (X_batch.T @ residual) / len(rows)
    if grad.ndim > 1:
        grad = grad.mean(axis=1)
    return w - lr * grad
