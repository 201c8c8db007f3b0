import numpy as np


def minibatch_step(w, X, y, rows, lr):
    chosen = np.isin(np.arange(len(X)), rows)
    features, targets = X[chosen], y[rows]
    error = features @ w - targets
    return w - lr * 2 * np.mean(error[:, None] * features, axis=0)
