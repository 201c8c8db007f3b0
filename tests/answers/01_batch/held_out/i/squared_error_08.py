import numpy as np


def squared_error(w, X, y):
    prediction = w[0] * X[:, 0] + w[1] * X[:, 1]
    residual = prediction - y
    J = (1 / len(y)) * np.sum(residual ** 2)
    return J.item()
