import numpy as np


def minibatch_step(w, X, y, rows, lr):
    Xb = X[rows]
    miss = np.einsum("bj,j->b", Xb, w) - y[rows]
    return w - 2 * lr / len(rows) * np.einsum("b,bj->j", miss, Xb)
