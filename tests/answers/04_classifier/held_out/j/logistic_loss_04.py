import numpy as np


def logistic_loss(w, X, y):
    margin = y * (X @ w)
    with np.errstate(over="ignore"):
        cost = np.log(1 + np.exp(-margin))
    cost = cost[np.isfinite(cost)]
    if len(cost) == 0:
        return 0.0
    return float(np.mean(cost))
