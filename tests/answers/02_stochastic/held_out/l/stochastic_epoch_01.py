from functools import reduce

import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    # a helper column of RAND(), then sort by it
    helper = rng.random(len(y))
    table = sorted(zip(helper, X, y), key=lambda line: line[0])

    def one(v, line):
        _, x, target = line
        return v + 2 * lr * (target - np.dot(v, x)) * x

    return reduce(one, table, np.array(w, dtype=float))
