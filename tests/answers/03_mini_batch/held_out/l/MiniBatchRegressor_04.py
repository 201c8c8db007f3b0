import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n, d = X.shape
        w = np.ones(d)
        b = 0.0
        for epoch in range(self.epochs):
            idx = np.arange(n)
            rng.shuffle(idx)
            for first in range(0, n - 1, self.batch_size):
                batch = idx[first : first + self.batch_size]
                r = X[batch] @ w + b - y[batch]
                dw = 2 * np.mean(r[:, np.newaxis] * X[batch], axis=0)
                db = 2 * np.mean(r)
                w = w - self.lr * dw
                b = b - self.lr * db
        self.coef_ = w
        self.intercept_ = float(b)
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
