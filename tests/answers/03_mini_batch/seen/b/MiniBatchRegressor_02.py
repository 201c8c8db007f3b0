from operator import mul

import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        # a constant 1 at the end of each row: its weight is the intercept
        table = [row + [1.0] for row in X.tolist()]
        targets = y.tolist()
        w = [1.0] * (len(table[0]) - 1) + [0.0]

        for _ in range(self.epochs):
            for batch in self._cut(rng, len(table)):
                w = self._step(w, [table[i] for i in batch], [targets[i] for i in batch])

        *coefs, self.intercept_ = w
        self.coef_ = np.array(coefs)
        return self

    def _cut(self, rng, n):
        left = list(range(n))
        rng.shuffle(left)
        while left:
            batch, left = left[:self.batch_size], left[self.batch_size:]
            yield batch

    def _step(self, w, rows, targets):
        misses = [sum(map(mul, row, w)) - t for row, t in zip(rows, targets)]
        new = []
        for wj, column in zip(w, zip(*rows)):
            new.append(wj - self.lr * 2 * sum(map(mul, misses, column)) / len(misses))
        return new

    def predict(self, X):
        coefs = self.coef_.tolist()
        return np.array([sum(map(mul, row, coefs)) + self.intercept_ for row in X.tolist()])
