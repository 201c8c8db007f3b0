import numpy as np


def confusion_matrix(y_true, y_pred):
    counts = np.zeros((2, 2), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts


def accuracy(w, X, y):
    scores = np.einsum("nd,d->n", X, w)
    predicted = 1 - (scores < 0).astype(int)
    actual = (y > 0).astype(int)
    matrix = confusion_matrix(actual, predicted)
    return (np.trace(matrix) / matrix.sum()).item()
