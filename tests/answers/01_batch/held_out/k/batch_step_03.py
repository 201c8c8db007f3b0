import numpy as np


class SGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=1e-4):
        self.params = params
        self.lr = lr
        self.momentum = momentum
        self.weight_decay = weight_decay
        self.buf = np.zeros_like(params)

    def step(self, grad):
        grad = grad + self.weight_decay * self.params
        self.buf = self.momentum * self.buf + grad
        self.params = self.params - self.lr * self.buf
        return self.params


def squared_error_gradient(w, X, y):
    return 2 * np.mean((X @ w - y)[:, None] * X, axis=0)


def batch_step(w, X, y, lr):
    optimizer = SGD(w, lr=lr)
    return optimizer.step(squared_error_gradient(w, X, y))
