import numpy as np


def minibatch_step(w, X, y, rows, lr):
    W = np.array(w, dtype=float)
    X_b, y_b = X[rows], y[rows]
    # partial derivative for each weight, formula from section 2
    for j in range(len(W)):
        dWj = 0
        for x, t in zip(X_b, y_b):
            dWj += 2 * (x @ W - t) * x[j]
        W[j] = W[j] - lr * dWj / len(rows)
    return W
