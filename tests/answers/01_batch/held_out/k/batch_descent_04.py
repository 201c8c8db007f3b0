import numpy as np


class Trainer:
    def __init__(self, w, lr):
        self.w = w.copy()
        self.lr = lr
        self.history = [w.copy()]
        self.global_step = 0

    def training_step(self, X, y):
        grad = 2 / len(y) * X.T @ (X @ self.w - y)
        self.w = self.w - self.lr * grad
        self.history.append(self.w)
        self.global_step += 1

    def fit(self, X, y, max_steps):
        while True:
            self.training_step(X, y)
            if self.global_step >= max_steps:
                break
        return np.stack(self.history)


def batch_descent(w, X, y, lr, steps):
    return Trainer(w, lr).fit(X, y, max_steps=steps)
