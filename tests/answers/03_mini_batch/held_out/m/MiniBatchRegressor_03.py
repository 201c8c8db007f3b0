import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        self.batch_size = min(self.batch_size, n)
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            order = rng.permutation(n)
            for s in range(0, n, self.batch_size):
                rows = order[s : s + self.batch_size]
                error = X[rows] @ self.coef_ + self.intercept_ - y[rows]
                self.coef_ = self.coef_ - self.lr * 2 * X[rows].T @ error / len(rows)
                self.intercept_ = self.intercept_ - self.lr * 2 * error.mean()
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
