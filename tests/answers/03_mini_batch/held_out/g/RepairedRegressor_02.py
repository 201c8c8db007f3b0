import numpy as np
from sklearn.utils import column_or_1d


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def _validate(self, X, y):
        if X.ndim != 2:
            raise ValueError("X must have two dimensions")
        column_or_1d(y)
        if len(X) != len(y):
            raise ValueError("X and y must have the same number of rows")
        return X, y

    def fit(self, X, y):
        X, y = self._validate(X, y)
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for _epoch in range(self.epochs):
            order = rng.permutation(n)
            for start in range(0, n, self.batch_size):
                picked = order[start : start + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                gradient = np.array([2 * np.mean(error * X[picked, j]) for j in range(d)])
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * gradient
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
