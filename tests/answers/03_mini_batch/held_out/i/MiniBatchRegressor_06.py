import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        if self.batch_size > n:
            self.batch_size = n
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for epoch in range(self.epochs):
            perm = rng.permutation(n)
            i = 0
            while i < n:
                rows = perm[i:i + self.batch_size]
                err = self.predict(X[rows]) - y[rows]
                step_w = 2 * err @ X[rows] / len(rows)
                step_b = 2 * err.sum() / len(rows)
                self.coef_ = self.coef_ - self.lr * step_w
                self.intercept_ = self.intercept_ - self.lr * step_b
                i += self.batch_size
        return self

    def predict(self, X):
        return self.intercept_ + X @ self.coef_
