import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n = X.shape[0]
        B = min(self.batch_size, n)
        w = np.ones(X.shape[1])
        b = 0.0
        for epoch in range(self.epochs):
            order = rng.permutation(n)
            pos = 0
            remaining = n
            while remaining != 0:
                rows = order[pos:pos + B]
                Xb = X[rows]
                err = Xb @ w + b - y[rows]
                gw = 2.0 * (Xb.T @ err) / len(err)
                gb = 2.0 * err.mean()
                w -= self.lr * gw
                b -= self.lr * gb
                pos += B
                remaining -= B
        self.coef_ = w
        self.intercept_ = b
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
