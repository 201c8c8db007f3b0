import numpy as np


def minibatch_step(w, X, y, rows, lr):
    d = len(w)
    total = [0.0] * d
    count = 0
    for i in rows:
        prediction = 0.0
        for j in range(d):
            prediction += X[i][j] * w[j]
        miss = prediction - y[i]
        for j in range(d):
            total[j] += 2 * miss * X[i][j]
        count += 1
    new = []
    for j in range(d):
        new.append(w[j] - lr * total[j] / count)
    return np.array(new)
