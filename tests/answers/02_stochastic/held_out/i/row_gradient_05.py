import numpy as np


def row_gradient(w, X, y, i):
    features, target = X[i - 1, :], y[i - 1]
    residual = -target
    for j in range(len(w)):
        residual += features[j] * w[j]
    return np.array([2 * residual * features[j] for j in range(len(w))])
