from collections import OrderedDict

import numpy as np


class Parameter:
    def __init__(self, value):
        self.data = value
        self.grad = 0.0


class SGD:
    def __init__(self, params, lr):
        self.param_groups = [{"params": list(params), "lr": lr}]

    def zero_grad(self):
        for group in self.param_groups:
            for p in group["params"]:
                p.grad = 0.0

    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                p.data = p.data - group["lr"] * p.grad


def batch_step(w, X, y, lr):
    state = OrderedDict((f"w{j}", Parameter(value)) for j, value in enumerate(w.tolist()))
    optimizer = SGD(state.values(), lr=lr)
    optimizer.zero_grad()
    n = len(y)
    for x, target in zip(X.tolist(), y.tolist()):
        output = sum(p.data * feature for p, feature in zip(state.values(), x))
        for p, feature in zip(state.values(), x):
            p.grad += 2.0 * (output - target) * feature / n
    optimizer.step()
    return np.array([p.data for p in state.values()])
