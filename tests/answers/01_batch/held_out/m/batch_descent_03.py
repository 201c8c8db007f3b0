import numpy as np


def batch_descent(w, X, y, lr, steps):
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    factor = 1 - lr * 2 / len(y) * np.sum(X**2)
    k = np.arange(steps + 1)[:, None]
    return best + factor**k * (w - best)
