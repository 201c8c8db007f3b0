import numpy as np


def row_gradient(w, X, y, i):
    pick = (np.arange(len(y)) == i) * 1.0  # one-hot
    miss = np.einsum("n,nd,d->", pick, X, w) - np.einsum("n,n->", pick, y)
    return np.einsum(",n,nd->d", 2 * miss, pick, X)
