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
        batch_size = min(self.batch_size, n)
        w, b = np.ones(d), 0.0
        for epoch in range(self.epochs):
            idx = rng.permutation(n)
            for step in range(int(np.ceil(n / batch_size))):
                rows = idx[step * batch_size : (step + 1) * batch_size]
                err = X[rows] @ w + b - y[rows]
                dw = 2 / batch_size * X[rows].T @ err
                db = 2 / batch_size * err.sum()
                w, b = w - self.lr * dw, b - self.lr * db
        self.coef_, self.intercept_ = w, float(b)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
