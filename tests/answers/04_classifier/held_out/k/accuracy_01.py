import numpy as np


def accuracy(w, X, y):
    margin = y * (X @ w)
    correct = margin >= 0
    return float(correct.mean())
