import numpy as np


def logistic_loss(w, X, y):
    margins = y * (X @ w)
    margins = np.clip(margins, -500, 500)  # exp must not overflow
    return float(np.mean(np.log1p(np.exp(-margins))))
