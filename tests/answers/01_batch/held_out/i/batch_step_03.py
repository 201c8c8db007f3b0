import numpy as np


def batch_step(w, X, y, lr):
    n, d = X.shape
    keep = np.identity(d) - lr * (2.0 / n) * np.einsum("ki,kj->ij", X, X)
    push = lr * (2.0 / n) * np.einsum("ki,k->i", X, y)
    return np.einsum("ij,j->i", keep, w) + push
