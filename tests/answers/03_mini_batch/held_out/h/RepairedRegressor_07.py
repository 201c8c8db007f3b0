from collections import deque
from contextlib import suppress

import numpy as np


class Settings:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state


class Linear:
    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)


class RepairedRegressor(Settings, Linear):
    def fit(self, X, y):
        if np.ndim(y) != 1:
            raise ValueError(f"y must have one axis, not the shape {np.shape(y)}")
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            self._one_epoch(X, y, deque(rng.permutation(len(X))))
        return self

    def _one_epoch(self, X, y, queue):
        while queue:
            batch = []
            with suppress(IndexError):
                for _ in range(self.batch_size):
                    batch.append(queue.popleft())
            self._step(X[batch], y[batch])

    def _step(self, X, y):
        error = 2 * (self.predict(X) - y)
        gradient = sum(e * x for e, x in zip(error, X)) / len(X)
        self.coef_ = self.coef_ - self.lr * gradient
        self.intercept_ = self.intercept_ - self.lr * error.mean()
