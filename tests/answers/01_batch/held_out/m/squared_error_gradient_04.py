import numpy as np


def squared_error_gradient(w, X, y, max_norm=100.0):
    n = X.shape[0]
    grad = (2.0 / n) * X.T.dot(X.dot(w) - y)
    norm = np.linalg.norm(grad)
    if norm > max_norm:
        grad = grad * (max_norm / norm)
    return grad
