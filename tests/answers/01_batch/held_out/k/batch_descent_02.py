import numpy as np


def squared_error_gradient(w, X, y):
    return 2 / len(y) * X.T @ (X @ w - y)


def batch_descent(w, X, y, lr, steps):
    history = np.zeros((steps + 1, w.shape[0]))
    history[0] = w
    params = history[0]
    for epoch in range(1, steps + 1):
        grads = squared_error_gradient(params, X, y)
        params -= lr * grads
        history[epoch] = params
    return history
