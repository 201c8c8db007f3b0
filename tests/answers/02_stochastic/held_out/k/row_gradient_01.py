import numpy as np


def row_gradient(w, X, y, i):
    x_batch, y_batch = X[i : i + 1], y[i : i + 1]
    error = x_batch @ w - y_batch
    return 2 * error[:, None] * x_batch
