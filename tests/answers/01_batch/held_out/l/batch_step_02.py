import numpy as np

MAX_NORM = 10.0


def batch_step(w, X, y, lr):
    residual = X @ w - y
    grad = 2.0 * X.T @ residual / X.shape[0]
    norm = np.linalg.norm(grad)
    if norm > MAX_NORM:  # keep the step stable
        grad = grad * (MAX_NORM / norm)
    return w - lr * grad
