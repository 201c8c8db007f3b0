import numpy as np


def minibatch_step(w, X, y, rows, lr):
    gradients = (2 * (X[i] @ w - y[i]) * X[i] for i in rows)
    share = lr / len(rows)
    for gradient in gradients:
        w = w - share * gradient
    return w
