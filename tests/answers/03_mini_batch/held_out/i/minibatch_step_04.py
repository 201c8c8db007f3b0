import numpy as np

def minibatch_step(w, X, y, rows, lr):
    d = len(w)
    grad = np.full(d, 0)
    for r in rows:
        pred = np.dot(X[r], w)
        for j in range(d):
            grad[j] += 2 * (pred - y[r]) * X[r, j]
    return w - lr * grad / len(rows)
