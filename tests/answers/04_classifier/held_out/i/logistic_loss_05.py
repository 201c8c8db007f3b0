import numpy as np


def logistic_loss(w, X, y):
    with np.errstate(all="ignore"):
        m = y * (X @ w)
        losses = np.log(1 + np.exp(-m))
    ok = np.isfinite(losses)
    return losses[ok].mean()
