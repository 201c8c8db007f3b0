import numpy as np


class Module:
    def __call__(self, *args):
        return self.forward(*args)


class Linear(Module):
    def __init__(self, weight):
        self.weight = weight

    def forward(self, x):
        return np.einsum("ij,j->i", x, self.weight)


class MSELoss(Module):
    def __init__(self, reduction="mean"):
        self.reduction = reduction

    def forward(self, output, target):
        diff = np.subtract(output, target)
        total = np.einsum("i,i->", diff, diff)
        if self.reduction == "mean":
            total = total / diff.size
        return total


def squared_error(w, X, y):
    model = Linear(w)
    criterion = MSELoss(reduction="mean")
    return criterion(model(X), y).item()
