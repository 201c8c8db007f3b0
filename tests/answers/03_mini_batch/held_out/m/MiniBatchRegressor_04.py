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
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for _ in range(self.epochs):
            order = rng.permutation(n)
            for start in range(0, n, self.batch_size):
                rows = order[start : start + self.batch_size]
                Xb, yb = X[rows], y[rows]
                grad_w = 2 * Xb.T @ (self.predict(Xb) - yb) / len(rows)
                self.coef_ = self.coef_ - self.lr * grad_w
                grad_b = 2 * np.mean(self.predict(Xb) - yb)
                self.intercept_ = self.intercept_ - self.lr * grad_b
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
