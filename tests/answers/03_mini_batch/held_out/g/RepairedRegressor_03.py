import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin


class RepairedRegressor(RegressorMixin, BaseEstimator):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def partial_fit(self, X, y, rng):
        """One epoch."""
        if not hasattr(self, "coef_"):
            self.coef_ = np.ones(X.shape[1])
            self.intercept_ = 0.0
        order = rng.permutation(X.shape[0])
        for start in range(0, X.shape[0], self.batch_size):
            rows = order[start : start + self.batch_size]
            error = self.predict(X[rows]) - y[rows]
            self.coef_ = self.coef_ - self.lr * 2 * (X[rows].T @ error) / len(rows)
            self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
        return self

    def fit(self, X, y):
        y = np.asarray(y).reshape(-1)
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            self.partial_fit(X, y, rng)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
