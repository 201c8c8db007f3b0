import numpy as np


def minibatch_step(w, X, y, rows, lr):
    A = np.ascontiguousarray(X[rows], dtype=np.float64)
    w_old = np.asarray(w, dtype=np.float64)
    m = A.shape[0]

    # r = A w - y
    r = np.empty(m)
    np.dot(A, w_old, out=r)
    r -= y[rows]

    # step = (2 lr / m) A^T r
    step = A.T.dot(r)
    step *= 2.0 * lr / m
    return w_old - step
