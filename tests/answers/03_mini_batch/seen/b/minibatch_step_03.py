import numpy as np


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def minibatch_step(w, X, y, rows, lr):
    batch_X = [X[r] for r in rows]
    batch_y = [y[r] for r in rows]
    errors = (dot(x, w) - t for x, t in zip(batch_X, batch_y))
    new_w = []
    for j in range(len(w)):
        column = [x[j] for x in batch_X]
        slope = 2 * sum(e * c for e, c in zip(errors, column)) / len(rows)
        new_w.append(w[j] - lr * slope)
    return np.array(new_w)
