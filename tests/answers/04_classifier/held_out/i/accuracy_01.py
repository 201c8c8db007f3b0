import numpy as np


def accuracy(w, X, y):
    # heaviside gives 0 below zero, 1 above, and the second argument at zero
    guess = 2 * np.heaviside(X @ w, 1.0) - 1
    return 1 - np.count_nonzero(guess - y) / len(y)
