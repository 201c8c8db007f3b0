import numpy as np


def accuracy(w, X, y):
    n = len(y)
    scores = np.zeros(n, dtype=int)
    for i in range(n):
        scores[i] = X[i] @ w
    correct = 0
    for i in range(n):
        predicted = 1 if scores[i] >= 0 else -1
        if predicted == y[i]:
            correct += 1
    return correct / n
