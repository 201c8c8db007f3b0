import numpy as np


def logistic_loss(w, X, y):
    # cross-entropy from logits: softplus(z) - y * z
    z = X @ w
    softplus = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    return np.mean(softplus - y * z)
