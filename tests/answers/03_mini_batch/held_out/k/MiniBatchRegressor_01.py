import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        self.rng = np.random.default_rng(random_state)

    def fit(self, X, y):
        n, d = X.shape
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        for epoch in range(self.epochs):
            order = self.rng.permutation(n)
            for start in range(0, n, self.batch_size):
                rows = order[start : start + self.batch_size]
                error = self.predict(X[rows]) - y[rows]
                grad_w = 2 * X[rows].T @ error / len(rows)
                grad_b = 2 * error.mean()
                self.coef_ = self.coef_ - self.lr * grad_w
                self.intercept_ = self.intercept_ - self.lr * grad_b
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
