import numpy as np


def logistic_loss(w, X, y):
    margins = y.astype(float, copy=False)
    margins *= X @ w
    return float(np.mean(np.maximum(-margins, 0) + np.log1p(np.exp(-np.abs(margins)))))
