import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        if self.random_state:
            rng = np.random.default_rng(self.random_state)
        else:
            rng = np.random.default_rng()
        n = len(X)
        w, b = np.ones(X.shape[1]), 0.0
        for _ in range(self.epochs):
            idx = rng.permutation(n)
            for k in range(0, n, self.batch_size):
                part = idx[k : k + self.batch_size]
                miss = X[part] @ w + b - y[part]
                w = w - self.lr * 2 * np.mean(miss[:, np.newaxis] * X[part], axis=0)
                b = b - self.lr * 2 * np.mean(miss)
        self.coef_ = w
        self.intercept_ = b
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
