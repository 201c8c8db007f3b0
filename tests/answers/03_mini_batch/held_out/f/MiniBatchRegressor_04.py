import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        if not hasattr(self, "coef_"):
            self.coef_ = np.ones(d)
            self.intercept_ = 0
        rng = np.random.default_rng(self.random_state)
        for i in range(self.epochs):
            shuffled = np.arange(n)
            rng.shuffle(shuffled)
            start = 0
            while start < n:
                rows = shuffled[start : start + self.batch_size]
                diff = self.predict(X[rows]) - y[rows]
                grad_w = np.mean(2 * diff[:, np.newaxis] * X[rows], axis=0)
                grad_b = np.mean(2 * diff)
                self.coef_ = self.coef_ - self.lr * grad_w
                self.intercept_ = self.intercept_ - self.lr * grad_b
                start += self.batch_size
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
