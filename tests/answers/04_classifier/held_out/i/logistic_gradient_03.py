import numpy as np


def sigmoid(z):
    out = np.empty(len(z))
    right = z >= 0
    out[right] = 1 / (1 + np.exp(-z[right]))
    e = np.exp(z[~right])
    out[~right] = e / (1 + e)
    return out


def logistic_gradient(w, X, y):
    """Gradient of the cross-entropy: X^T (p - y) / n."""
    p = sigmoid(X @ w)
    return X.T @ (p - y) / X.shape[0]
