import numpy as np


def minibatch_step(w, X, y, rows, lr):
    """W* = W - lr * (1/B) sum_i 2 r_i x_i in index notation."""
    x = X[rows]
    r = np.einsum("ij,j->i", x, w) - y[rows]
    total = 2 * np.einsum("i,ij->j", r, x)
    return w - lr * total / len(r)
