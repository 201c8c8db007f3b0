import numpy as np


def minibatch_step(w, X, y, rows, lr):
    # everything as columns: w (d,1), y (B,1), X (B,d)
    B = len(rows)
    d = len(w)
    A = np.asarray(X)[rows].reshape(B, d)
    b = np.asarray(y)[rows].reshape(B, 1)
    omega = np.asarray(w).reshape(d, 1)
    gradient = (2 / B) * A.T @ (A @ omega - b)      # (d,1)
    omega_star = omega - lr * gradient
    return omega_star.ravel()
