from functools import lru_cache

import numpy as np


@lru_cache
def starting_weights(d):
    return np.ones(d), 0.0


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size, self.random_state = (
            lr,
            epochs,
            batch_size,
            random_state,
        )

    def _epochs(self, n):
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            order = rng.permutation(n)
            yield from np.split(order, range(self.batch_size, n, self.batch_size))

    def fit(self, X, y):
        self.coef_, self.intercept_ = starting_weights(X.shape[1])
        for rows in self._epochs(len(y)):
            miss = self.predict(X[rows]) - y[rows]
            self.coef_ -= self.lr * 2 * X[rows].T @ miss / len(rows)
            self.intercept_ -= self.lr * 2 * miss.mean()
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
