import numpy as np


def minibatch_step(w, X, y, rows, lr):
    chosen = np.isin(np.arange(len(X)), rows)  # 1:n %in% rows
    residual = X[chosen] @ w - y[rows]
    gradient = 2 * X[chosen].T @ residual / len(rows)
    return w - lr * gradient
