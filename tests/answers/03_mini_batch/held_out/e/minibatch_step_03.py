import numpy as np


def minibatch_step(w, X, y, rows, lr):
    B = len(rows)
    W = w.reshape(-1, 1)                     # column vector (d,1)
    XB = X[rows]                             # (B,d)
    yB = y[rows]
    residual = XB @ W - yB
    G = 2 * XB.T @ residual                  # (d, B), one column per row of the mini-batch
    gradient = G.mean(axis=1)                # E over the mini-batch
    return w - lr * gradient
