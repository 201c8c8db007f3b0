import numpy as np


class RunningMean:
    def __init__(self, length):
        self.sums = [0.0] * length
        self.seen = 0

    def push(self, values):
        for position, value in enumerate(values):
            self.sums[position] += value
        self.seen += 1

    def value(self):
        return [s / self.seen for s in self.sums]


def minibatch_step(w, X, y, rows, lr):
    mean = RunningMean(len(w))
    for r in rows:
        features = X[r].tolist()
        miss = -y[r]
        for x, weight in zip(features, w):
            miss = miss + x * weight
        mean.push(2 * miss * x for x in features)

    new_w = np.array(w, dtype=float)
    for j, g in enumerate(mean.value()):
        new_w[j] = new_w[j] - lr * g
    return new_w
