"""The regressor in parts, of which each mistake replaces one."""

import numpy as np


class Variant:
    """The regressor, in parts. A mistake below replaces one part; the rest stays right."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = self.target(y)
        self.n = len(X)
        self.rng = np.random.default_rng(self.random_state)
        self.start(X)
        for _ in range(self.epochs):
            self.epoch(X, y)
        return self

    def target(self, y):
        return np.ravel(y)

    def start(self, X):
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0

    def epoch(self, X, y):
        for rows in self.batches(len(y)):
            self.step(X[rows], y[rows])

    def batches(self, n):
        return cut(self.order(n), self.batch_size)

    def order(self, n):
        return self.rng.permutation(n)

    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_ = self.coef_ - self.lr * coef_gradient
        self.intercept_ = self.intercept_ - self.lr * intercept_gradient

    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / self.size(X), 2 * r.sum() / self.size(X)

    def size(self, X):
        return len(X)

    def predict(self, X):
        return X @ self.coef_ + self.intercept_


def cut(order, size):
    return [order[start : start + size] for start in range(0, len(order), size)]
