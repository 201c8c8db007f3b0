import numpy as np


def squared_error(w, X, y):
    return np.mean((X @ w - y) ** 2)


def batch_step(w, X, y, lr):
    return w - lr * 2 / len(y) * X.T @ (X @ w - y)


class EarlyStopping:
    def __init__(self, patience=3, min_delta=1e-4):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.wait = np.inf, 0

    def should_stop(self, loss):
        if loss < self.best - self.min_delta:
            self.best, self.wait = loss, 0
        else:
            self.wait += 1
        return self.wait >= self.patience


def batch_descent(w, X, y, lr, steps):
    callback = EarlyStopping()
    path = np.zeros((steps + 1, len(w)))
    path[0] = w
    for k in range(steps):
        path[k + 1] = batch_step(path[k], X, y, lr)
        if callback.should_stop(squared_error(path[k + 1], X, y)):
            path[k + 2 :] = path[k + 1]
            break
    return path
