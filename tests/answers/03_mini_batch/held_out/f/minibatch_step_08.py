import numpy as np


def minibatch_step(w, X, y, rows, lr):
    A = np.take(X, rows, axis=0)
    b = np.take(y, rows)
    err = np.einsum("ij,j->i", A, w) - b
    g = np.einsum("i,ij->j", err, A)
    return np.subtract(w, 2.0 * lr / len(b) * g)
