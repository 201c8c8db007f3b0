import numpy as np


def batch_step(w, X, y, lr):
    n = len(y)
    theta = np.array(w)
    for row in range(n):
        residual = theta.dot(X[row]) - y[row]
        theta = theta - lr * (2 / n) * residual * X[row]
    return theta
