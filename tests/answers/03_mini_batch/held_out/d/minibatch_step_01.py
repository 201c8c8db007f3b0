import numpy as np


class Parameter:
    def __init__(self, data):
        self.data = np.array(data, dtype=float)
        self.grad = None


class LinearMSE:
    def __init__(self, weight):
        self.weight = weight

    def forward(self, inputs, targets):
        self.inputs = inputs
        self.diff = inputs.dot(self.weight.data) - targets
        return (self.diff**2).mean()

    def backward(self):
        d_pred = 2.0 * self.diff / self.diff.size
        g = self.inputs.T.dot(d_pred)
        self.weight.grad = g if self.weight.grad is None else self.weight.grad + g


class SGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        for p in self.params:
            p.data = p.data - self.lr * p.grad


def minibatch_step(w, X, y, rows, lr):
    weight = Parameter(w)
    loss = LinearMSE(weight)
    optimizer = SGD([weight], lr)
    optimizer.zero_grad()
    loss.forward(X[rows], y[rows])
    loss.backward()
    optimizer.step()
    return weight.data
