import math

import numpy as np


def logistic_gradient(w, X, y):
    n, d = len(X), len(w)
    answer = [0.0] * d
    for i in range(n):
        m = 0.0
        for j in range(d):
            m += X[i][j] * w[j]
        m *= y[i]
        if m > 0:
            t = math.exp(-m)
            wrong = t / (1 + t)
        else:
            wrong = 1 / (1 + math.exp(m))
        for j in range(d):
            answer[j] += -wrong * y[i] * X[i][j] / n
    return np.array(answer)
