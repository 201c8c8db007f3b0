import numpy as np


def minibatch_step(w, X, y, rows, lr):
    """Gradient accumulation: micro-batches of one row, a single optimiser step at the end."""
    accumulation_steps = len(rows)
    grad = [0.0] * len(w)
    for i in rows:
        pred = 0.0
        for j in range(len(w)):
            pred += X[i, j] * w[j]
        miss = pred - y[i]
        for j in range(len(w)):
            grad[j] += 2.0 * miss * X[i, j]
    return np.array([w[j] - lr * (grad[j] / accumulation_steps) for j in range(len(w))])
