import numpy as np

CHUNK = 256  # rows that fit into the cache


def logistic_gradient(w, X, y):
    means = []
    for k in range(0, len(y), CHUNK):
        rows, labels = X[k : k + CHUNK], y[k : k + CHUNK]
        s = np.exp(-np.logaddexp(0, labels * (rows @ w)))
        means.append(np.mean((-s * labels)[:, None] * rows, axis=0))
    return np.mean(means, axis=0)
