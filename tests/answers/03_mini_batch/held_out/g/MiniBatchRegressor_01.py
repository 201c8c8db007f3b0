import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin


class MiniBatchRegressor(RegressorMixin, BaseEstimator):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _batches(self, n_samples):
        rng = np.random.default_rng(self.random_state)
        order = rng.permutation(n_samples)
        for start in range(0, n_samples, self.batch_size):
            yield order[start : start + self.batch_size]

    def _update(self, X, y):
        error = self.predict(X) - y
        grad_coef = 2 * X.T @ error / len(y)
        grad_intercept = 2 * error.mean()
        self.coef_ = self.coef_ - self.lr * grad_coef
        self.intercept_ = self.intercept_ - self.lr * grad_intercept

    def fit(self, X, y):
        n_samples, self.n_features_in_ = X.shape
        self.coef_ = np.ones(self.n_features_in_)
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            for rows in self._batches(n_samples):
                self._update(X[rows], y[rows])
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
