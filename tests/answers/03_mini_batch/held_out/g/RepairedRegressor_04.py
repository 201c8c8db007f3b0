from collections import deque

import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _batches(self, n, rng):
        queue = deque(rng.permutation(n).tolist())
        while queue:
            take = min(self.batch_size, len(queue))
            yield [queue.popleft() for _ in range(take)]

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            for rows in self._batches(len(X), rng):
                slope, level = np.zeros(X.shape[1]), 0.0
                for i in rows:
                    missed = float(np.dot(X[i], self.coef_)) + self.intercept_ - float(y[i])
                    slope = slope + 2 * missed * X[i]
                    level = level + 2 * missed
                self.coef_ = self.coef_ - self.lr * slope / len(rows)
                self.intercept_ = self.intercept_ - self.lr * level / len(rows)
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_


class RepairedRegressor(MiniBatchRegressor):
    def fit(self, X, y):
        y = np.asarray(y, dtype=float)
        if y.ndim == 2 and y.shape[1] == 1:
            y = y[:, 0]
        if y.shape != (len(X),):
            raise ValueError(f"y has the shape {y.shape}, expected ({len(X)},)")
        return super().fit(X, y)
