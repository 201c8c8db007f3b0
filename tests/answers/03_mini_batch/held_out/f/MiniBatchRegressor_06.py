import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n = len(X)
        W = np.ones(X.shape[1])
        b = 0.0
        epoch = 0
        while epoch < self.epochs:
            rows = rng.permutation(n)
            pos = 0
            while pos < n:
                r = rows[pos : pos + self.batch_size]
                e = X[r] @ W + b - y[r]
                gW = 2 * np.mean(e[:, None] * X[r], axis=0)
                gb = 2 * np.mean(e)
                W = W - self.lr * gW
                b = b - self.lr * gb
                pos += self.batch_size
            epoch =+ 1
        self.coef_ = W
        self.intercept_ = b
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
