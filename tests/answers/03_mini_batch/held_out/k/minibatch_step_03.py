import numpy as np


def minibatch_step(w, X, y, rows, lr):
    accumulation_steps = len(rows)
    params = w.copy()
    for i in rows:
        loss_grad = 2 * (X[i] @ params - y[i]) * X[i] / accumulation_steps
        params = params - lr * loss_grad
    return params
