import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            order = rng.permutation(n)
            for lo in range(0, n, self.batch_size):
                rows = order[lo:lo + self.batch_size]
                m = len(rows)

                g0 = 0.0
                for i in rows:
                    g0 += 2.0 * (X[i] @ self.coef_ + self.intercept_ - y[i])
                self.intercept_ -= self.lr * g0 / m

                g = np.zeros(d)
                for i in rows:
                    g += 2.0 * (X[i] @ self.coef_ + self.intercept_ - y[i]) * X[i]
                self.coef_ -= self.lr * g / m
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
