import numpy as np


def batch_step(w, X, y, lr):
    """Plain lists, column by column."""
    weights, table, targets = w.tolist(), X.tolist(), y.tolist()
    misses = [sum(a * b for a, b in zip(row, weights)) - t for row, t in zip(table, targets)]
    moved = []
    for weight, column in zip(weights, zip(*table)):
        slope = 2.0 * sum(m * c for m, c in zip(misses, column)) / len(misses)
        moved.append(weight - lr * slope)
    return np.array(moved)
