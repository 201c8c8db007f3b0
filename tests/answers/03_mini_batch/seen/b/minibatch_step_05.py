import numpy as np


def minibatch_step(w, X, y, rows, lr):
    size = len(rows)
    gradient = [0] * len(w)
    for r in rows:
        guess = 0
        for x, weight in zip(X[r], w):
            guess += x * weight
        residual = guess - y[r]
        for j in range(len(w)):
            gradient[j] += 2 * residual * X[r, j] / size

    new_w = w
    for j in range(len(w)):
        new_w[j] -= lr * gradient[j]
    return new_w
