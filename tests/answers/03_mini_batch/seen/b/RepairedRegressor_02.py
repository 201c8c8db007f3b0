import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        data = X.copy()
        target = y.flatten()
        n = len(data)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _epoch in range(self.epochs):
            # shuffle both in the same way
            for i in range(n - 1, 0, -1):
                j = rng.integers(0, i + 1)
                data[i], data[j] = data[j], data[i]
                target[i], target[j] = target[j], target[i]
            for start in range(0, n, self.batch_size):
                part = data[start:start + self.batch_size]
                error = self.predict(part) - target[start:start + self.batch_size]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, part) / len(part)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
