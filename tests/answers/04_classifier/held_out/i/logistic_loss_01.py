import numpy as np


def logistic_loss(w, X, y):
    # column of labels, so that every row gets its own label
    labels = y.reshape(-1, 1)
    margins = labels * (X @ w)
    return np.logaddexp(0, -margins).mean()
