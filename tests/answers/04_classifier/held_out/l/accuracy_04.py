import numpy as np


def accuracy(w, X, y):
    wrong = np.logical_xor(np.less(X @ w, 0), np.less(y, 0))
    return (wrong.size - int(wrong.sum())) / wrong.size
