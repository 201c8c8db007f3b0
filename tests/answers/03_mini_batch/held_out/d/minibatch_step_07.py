import numpy as np


def clip_grad_norm(grad, max_norm):
    total_norm = np.sqrt(np.sum(grad**2))
    clip_coef = max_norm / (total_norm + 1e-6)
    if clip_coef < 1:
        grad = grad * clip_coef
    return grad


def minibatch_step(w, X, y, rows, lr):
    inputs, targets = X[rows], y[rows]
    outputs = inputs @ w
    grad = 2 / len(rows) * inputs.T @ (outputs - targets)
    grad = clip_grad_norm(grad, max_norm=5.0)
    return w - lr * grad
