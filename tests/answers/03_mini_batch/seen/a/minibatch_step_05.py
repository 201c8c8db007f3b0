import numpy as np


def minibatch_step(w, X, y, rows, lr):
    B = len(rows)
    design = X[rows]
    response = y[rows].reshape(B, 1)      # y as a column, as in the regression formula

    fitted = design @ w
    e = fitted - response
    G = 2 * design.T @ e / B
    gradient = G.mean(axis=1)             # rowMeans, one number per weight
    return w - lr * gradient
