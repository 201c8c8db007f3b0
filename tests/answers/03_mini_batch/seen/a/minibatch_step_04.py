import numpy as np


def crossprod(A, B):
    return A.T @ B


def minibatch_step(w, X, y, rows, lr):
    Xb = np.take(X, rows, axis=0)                  # B x d
    yb = np.take(y, rows).reshape(-1, 1)           # B x 1
    beta = np.array(w, dtype=float).reshape(-1, 1)  # d x 1
    gradient = 2 * crossprod(Xb, Xb @ beta - yb) / Xb.shape[0]
    return (beta - lr * gradient).ravel()
