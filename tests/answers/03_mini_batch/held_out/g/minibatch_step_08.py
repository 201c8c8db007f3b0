import numpy as np


def _gradient(w, X, y, rows):
    n_samples, n_features = X.shape
    residual = np.zeros(n_samples)
    residual[rows] = X[rows] @ w - y[rows]
    return X.T @ residual / n_samples


def minibatch_step(w, X, y, rows, lr):
    step = lr * _gradient(w, X, y, rows)
    return w - step
