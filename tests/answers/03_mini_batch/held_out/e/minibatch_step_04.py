import numpy as np


def minibatch_step(w, X, y, rows, lr):
    d = len(w)
    B = len(rows)
    w_star = np.array(w, dtype=float)
    X_B, y_B = X[rows], y[rows]
    # component by component:  w_j* = w_j - lr * 2/B * sum_i (x_i . w - y_i) x_ij
    for j in range(d):
        partial_j = 0.0
        for i in range(B):
            partial_j += 2 * (np.dot(X_B[i], w_star) - y_B[i]) * X_B[i, j]
        w_star[j] = w_star[j] - lr * partial_j / B
    return w_star
