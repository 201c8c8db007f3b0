import numpy as np


def affine_step(x, target, lr):
    """One step as a matrix for homogeneous coordinates (w, 1)."""
    d = len(x)
    M = np.eye(d + 1)
    M[:d, :d] -= 2 * lr * np.outer(x, x)
    M[:d, d] = 2 * lr * target * np.asarray(x)
    return M


def stochastic_epoch(w, X, y, lr, rng):
    urn = list(range(len(y)))
    state = np.append(np.asarray(w, dtype=float), 1.0)
    while urn:
        ball = urn.pop(int(rng.integers(len(urn))))
        state = affine_step(X[ball], y[ball], lr) @ state
    return state[:-1]
