import numpy as np


def gradient(w, X, y):
    return X.T @ (X @ w - y) / len(y)


def minibatch_step(w, X, y, rows, lr):
    w -= lr * gradient(w, X[rows], y[rows])
    return w
