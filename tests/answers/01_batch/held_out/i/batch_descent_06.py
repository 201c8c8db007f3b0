import numpy as np


def batch_descent(w, X, y, lr, steps):
    n, d = len(X), len(w)
    M = np.zeros((d + 1, d + 1))
    M[:d, :d] = np.eye(d) - 2 * lr / n * X.T @ X
    M[:d, d] = 2 * lr / n * X.T @ y
    M[d, d] = 1
    state = np.append(w, 1.0)
    rows = [state[:d]]
    while len(rows) <= steps:
        state = M @ state
        rows.append(state[:d])
    return np.vstack(rows)
