from functools import reduce
from typing import NamedTuple

import numpy as np


class Weights(NamedTuple):
    coef: np.ndarray
    intercept: float

    def at(self, X):
        return np.dot(X, self.coef) + self.intercept


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        y = np.ravel(y)
        rng = np.random.default_rng(self.random_state)
        orders = (rng.permutation(n) for _ in range(self.epochs))
        batches = (
            order[i : i + self.batch_size] for order in orders for i in range(0, n, self.batch_size)
        )

        def step(now, rows):
            slope = 2 * (now.at(X[rows]) - y[rows])
            return Weights(
                now.coef - self.lr * np.dot(slope, X[rows]) / rows.size,
                now.intercept - self.lr * np.mean(slope),
            )

        self.coef_, self.intercept_ = reduce(step, batches, Weights(np.ones(d), 0.0))
        return self

    def predict(self, X):
        return Weights(self.coef_, self.intercept_).at(X)
