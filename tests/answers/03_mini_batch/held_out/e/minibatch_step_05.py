import numpy as np


def minibatch_step(w, X, y, rows, lr):
    d = len(w)
    B = len(rows)

    def f_prime(i, j):
        x = X[i]
        return 2 * (sum(x[k] * w[k] for k in range(d)) - y[i]) * x[j]

    new = []
    for j in range(d):
        total = 0.0
        for i in rows:
            total += f_prime(i, j)
        new.append(w[j] - lr * total / B)
    return np.array(new)
