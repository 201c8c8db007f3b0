import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin


class MiniBatchRegressor(RegressorMixin, BaseEstimator):
    """Works on the design matrix cbind(1, X); theta holds intercept first, then the slopes."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    @staticmethod
    def _design(X):
        X = np.asarray(X, dtype=float)
        return np.column_stack([np.ones(X.shape[0]), X])

    def fit(self, X, y):
        D = self._design(X)
        y = np.asarray(y, dtype=float)
        n, p = D.shape
        rng = np.random.default_rng(self.random_state)
        borders = np.arange(self.batch_size, n, self.batch_size)

        theta = np.ones(p)
        theta[0] = 0.0
        for _ in range(self.epochs):
            for part in np.split(rng.permutation(n), borders):
                Db, yb = D[part], y[part]
                theta = theta - self.lr * 2 / part.size * (Db.T @ (Db @ theta - yb))

        self.intercept_ = float(theta[0])
        self.coef_ = theta[1:].copy()
        return self

    def predict(self, X):
        return self._design(X) @ np.concatenate([[self.intercept_], self.coef_])
