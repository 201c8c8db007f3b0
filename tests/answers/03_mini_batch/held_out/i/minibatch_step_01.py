import numpy as np


def minibatch_step(w, X, y, rows, lr):
    residual = X[rows] @ w - y[rows]
    gradient = 2 / len(X) * X[rows].T @ residual
    return w - lr * gradient
