import numpy as np


def batch_step(w, X, y, lr):
    def cost(v):
        return np.mean((X @ v - y) ** 2)

    gradient = 2 / len(y) * X.T @ (X @ w - y)
    new = w - lr * gradient
    while cost(new) > cost(w):
        lr = lr / 2
        new = w - lr * gradient
    return new
