import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs = lr, epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _cut(order, size):
        pieces = []
        lower = 0
        while lower < len(order):
            pieces.append(order[lower:lower + size])
            lower = lower + size
        return pieces

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n = len(X)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            for rows in self._cut(rng.permutation(n), self.batch_size):
                err = self.predict(X[rows]) - y[rows]
                step_w = 2 * np.mean(X[rows].T * err, axis=1)
                step_b = 2 * np.mean(err)
                self.coef_ = self.coef_ - self.lr * step_w
                self.intercept_ = self.intercept_ - self.lr * step_b
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
