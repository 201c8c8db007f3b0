import math

import numpy as np


def logistic_loss(w, X, y):
    def one(row, label):
        score = math.fsum(float(a) * float(b) for a, b in zip(row, w))
        m = score if label > 0 else -score
        if m >= 0:
            return math.log1p(math.exp(-m))
        return -m + math.log1p(math.exp(m))

    costs = []
    for k in range(len(y)):
        costs.append(one(X[k], y[k]))
    return np.float64(math.fsum(costs) / len(costs))
