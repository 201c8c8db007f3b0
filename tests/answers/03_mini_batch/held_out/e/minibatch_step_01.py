import numpy as np


def minibatch_step(w, X, y, rows, lr):
    # J(w) = 1/(2B) ||X_B w - y_B||^2   =>   grad J(w) = 1/B X_B^T (X_B w - y_B)
    X_B = X[rows, :]
    y_B = y[rows]
    B = X_B.shape[0]
    grad = np.matmul(X_B.T, np.matmul(X_B, w) - y_B) / B
    return w - lr * grad
