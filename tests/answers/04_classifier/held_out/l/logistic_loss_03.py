import numpy as np


def logistic_loss(w, X, y):
    scores = np.vstack((np.zeros(len(y)), -(y * X.dot(w))))  # (2, n)
    return np.logaddexp.reduce(scores, axis=0).sum().item() / y.shape[0]
