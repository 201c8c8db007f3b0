from functools import cached_property

import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    @cached_property
    def rng(self):
        return np.random.default_rng(self.random_state)

    def batches(self, n):
        order = self.rng.permutation(n)
        yield from (order[i : i + self.batch_size] for i in range(0, n, self.batch_size))

    def fit(self, X, y):
        n, d = X.shape
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for _ in range(self.epochs):
            for rows in self.batches(n):
                miss = self.predict(X[rows]) - y[rows]
                self.coef_, self.intercept_ = (
                    self.coef_ - self.lr * 2 * miss @ X[rows] / len(rows),
                    self.intercept_ - self.lr * 2 * miss.mean(),
                )
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
