import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    X_shuffled = rng.permutation(X)
    y_shuffled = rng.permutation(y)
    w_new = np.array(w, dtype=float)
    for x_i, y_i in zip(X_shuffled, y_shuffled):
        prediction = np.dot(x_i, w_new)
        gradient = 2 * (prediction - y_i) * x_i
        w_new = w_new - lr * gradient
    return w_new
