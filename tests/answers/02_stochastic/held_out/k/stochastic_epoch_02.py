from functools import reduce

import numpy as np


class Dataset:
    def __init__(self, X, y):
        self.X, self.y = X, y

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.X[i], self.y[i]


class DataLoader:
    def __init__(self, dataset, generator):
        self.dataset, self.generator = dataset, generator

    def __iter__(self):
        keys = self.generator.random(len(self.dataset))
        for i in np.argsort(keys):
            yield self.dataset[i]


def stochastic_epoch(w, X, y, lr, rng):
    def train_step(params, sample):
        x, target = sample
        return params - lr * (2 * (np.inner(x, params) - target) * x)

    return reduce(train_step, DataLoader(Dataset(X, y), rng), np.copy(w))
