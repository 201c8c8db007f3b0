import numpy as np


def minibatch_step(w, X, y, rows, lr):
    h = 1e-30
    xs, ys = X[rows], y[rows]

    def cost(weights):
        return np.mean((xs @ weights - ys) ** 2)

    directions = np.eye(len(w)) * (h * 1j)
    slopes = np.array([cost(w + tiny).imag / h for tiny in directions])
    return w - lr * slopes
