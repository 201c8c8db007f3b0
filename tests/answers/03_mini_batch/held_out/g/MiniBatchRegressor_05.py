import numpy as np
from sklearn.base import BaseEstimator


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


class MiniBatchRegressor(BaseEstimator):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        self._rng = np.random.default_rng(random_state)

    def fit(self, X, y):
        self._initialise(X)
        for _ in range(self.epochs):
            for rows in minibatches(len(y), self.batch_size, self._rng):
                self._step(X[rows], y[rows])
        return self

    def _initialise(self, X):
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0

    def _step(self, X, y):
        residual = self.predict(X) - y
        coef_gradient = np.mean(2 * residual[:, None] * X, axis=0)
        intercept_gradient = np.mean(2 * residual)
        self.coef_ = self.coef_ - self.lr * coef_gradient
        self.intercept_ = self.intercept_ - self.lr * intercept_gradient

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
