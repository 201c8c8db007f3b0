import numpy as np


class DraftRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)


class RepairedRegressor(DraftRegressor):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        super().__init__(lr, epochs, batch_size)
        self.random_state = random_state

    def _one_epoch(self, n, rng):
        order = rng.permutation(n)
        for first in range(0, n, self.batch_size):
            yield order[first:first + self.batch_size]

    def fit(self, X, y):
        target = np.reshape(y, -1)
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _epoch in range(self.epochs):
            for picked in self._one_epoch(len(X), rng):
                error = self.predict(X[picked]) - target[picked]
                grad_b = 2 * np.mean(error)
                grad_W = 2 * np.mean(error[:, np.newaxis] * X[picked], axis=0)
                self.intercept_ = self.intercept_ - self.lr * grad_b
                self.coef_ = self.coef_ - self.lr * grad_W
        return self
