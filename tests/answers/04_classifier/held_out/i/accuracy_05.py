import numpy as np


def accuracy(w, X, y):
    hits = (np.copysign(1.0, (X * w).sum(axis=1) + 0.0) == y).tolist()

    def count(items):
        if not items:
            return 0
        half = len(items) // 2
        if half == 0:
            return int(items[0])
        return count(items[:half]) + count(items[half:])

    return count(hits) / len(hits)
