from functools import reduce
from operator import add, mul

import numpy as np


def minibatch_step(w, X, y, rows, lr):
    weights = list(map(float, w))
    batch = [(list(map(float, X[r])), float(y[r])) for r in rows]

    def row_gradient(pair):
        features, target = pair
        miss = sum(map(mul, features, weights)) - target
        return [2 * miss * x for x in features]

    def add_lists(a, b):
        return list(map(add, a, b))

    summed = reduce(add_lists, map(row_gradient, batch))
    return np.array([wj - lr * (s / len(batch)) for wj, s in zip(weights, summed)])
