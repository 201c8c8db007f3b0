import numpy as np


def row_gradient(w, X, y, i):
    xi, yi = X[i], y[i]
    prediction = xi @ w
    xi *= 2 * (prediction - yi)
    return xi
