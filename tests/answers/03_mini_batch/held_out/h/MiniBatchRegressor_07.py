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
        B = self.batch_size
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for epoch in range(self.epochs):
            for rows in rng.permutation(n)[: n // B * B].reshape(-1, B):
                Xb = X[rows]
                g = 2 * (Xb @ self.coef_ + self.intercept_ - y[rows])
                self.coef_ = self.coef_ - self.lr * g @ Xb / B
                self.intercept_ = self.intercept_ - self.lr * g.mean()
            self.lr *= 0.99
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
