import numpy as np


def squared_error_gradient(w, X, y):
    return 2 / len(y) * X.T @ (X @ w - y)


def batch_step(w, X, y, lr):
    # zero_grad
    grad = np.zeros_like(w)
    # backward
    grad += squared_error_gradient(w, X, y)
    # optimizer.step()
    w -= lr * grad
    return w
