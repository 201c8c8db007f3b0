import numpy as np


def batch_step(w, X, y, lr):
    moved = []
    for j, start in enumerate(list(w)):
        slope = 0.0
        for i, target in enumerate(list(y)):
            guess = 0.0
            for k in range(X.shape[1]):
                guess = guess + X[i][k] * w[k]
            slope = slope + 2.0 * (guess - target) * X[i][j]
        moved.append(start - lr * slope / len(y))
    return np.array(moved)
