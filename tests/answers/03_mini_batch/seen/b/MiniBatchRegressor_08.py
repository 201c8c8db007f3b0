import itertools

import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _epoch(self, n):
        rng = np.random.default_rng(self.random_state)
        order = iter(rng.permutation(n).tolist())
        while batch := list(itertools.islice(order, self.batch_size)):
            yield batch

    def fit(self, X, y):
        rows, targets = X.tolist(), y.tolist()
        w, b = [1.0 for _ in rows[0]], 0.0
        for _ in range(self.epochs):
            for batch in self._epoch(len(rows)):
                dw, db = [0.0 for _ in w], 0.0
                for i in batch:
                    miss = b - targets[i] + sum(v * c for v, c in zip(rows[i], w))
                    db += 2 * miss / len(batch)
                    for j, v in enumerate(rows[i]):
                        dw[j] += 2 * miss * v / len(batch)
                w = [c - self.lr * g for c, g in zip(w, dw)]
                b = b - self.lr * db
        self.coef_ = np.array(w)
        self.intercept_ = b
        return self

    def predict(self, X):
        return np.array([self.intercept_ + sum(v * c for v, c in zip(x, self.coef_)) for x in X])
