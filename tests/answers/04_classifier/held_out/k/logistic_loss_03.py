import numpy as np


def logistic_loss(w, X, y):
    logits = X @ w
    # numerically stable binary cross entropy with logits
    per_row = np.maximum(logits, 0) - logits * y + np.log1p(np.exp(-np.abs(logits)))
    return float(per_row.mean())
