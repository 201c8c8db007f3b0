import numpy as np


def accuracy(w, X, y):
    y[y == -1] = 0
    prediction = (X @ w >= 0).astype(int)
    return (prediction == y).mean()
