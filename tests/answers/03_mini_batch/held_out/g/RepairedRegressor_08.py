import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin


class RepairedRegressor(RegressorMixin, BaseEstimator):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _effective_batch_size(self, n):
        return min(self.batch_size, n)

    def fit(self, X, y):
        y = np.asarray(y).ravel()
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        size = self._effective_batch_size(n)
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            order = rng.permutation(n)
            for start in range(0, n, size):
                rows = order[start : start + size]
                error = self.predict(X[rows]) - y[rows]
                coef_grad = 2 * np.sum(error[:, None] * X[rows], axis=0) / size
                intercept_grad = 2 * np.sum(error) / size
                self.coef_ = self.coef_ - self.lr * coef_grad
                self.intercept_ = self.intercept_ - self.lr * intercept_grad
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
