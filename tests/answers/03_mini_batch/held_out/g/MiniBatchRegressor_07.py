import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin


class MiniBatchRegressor(RegressorMixin, BaseEstimator):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _residual(self, X, y):
        return self.predict(X) - y

    def _intercept_gradient(self, X, y):
        return 2 * np.mean(self._residual(X, y))

    def _coef_gradient(self, X, y):
        return 2 * np.dot(self._residual(X, y), X) / X.shape[0]

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n = X.shape[0]
        self.intercept_ = 0.0
        self.coef_ = np.ones(X.shape[1])
        for _ in range(self.epochs):
            index = rng.permutation(n)
            for first in range(0, n, self.batch_size):
                rows = index[first : first + self.batch_size]
                X_b, y_b = X[rows], y[rows]
                self.intercept_ = self.intercept_ - self.lr * self._intercept_gradient(X_b, y_b)
                self.coef_ = self.coef_ - self.lr * self._coef_gradient(X_b, y_b)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
