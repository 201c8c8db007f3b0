import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def minibatches(self, n, rng):
        order = rng.permutation(n)
        for i in range(0, n, self.batch_size):
            yield order[i : i + self.batch_size]

    def fit(self, X, y):
        n, d = X.shape
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        rng = np.random.default_rng(self.random_state)
        batches = self.minibatches(n, rng)
        for epoch in range(self.epochs):
            for rows in batches:
                error = X[rows] @ self.coef_ + self.intercept_ - y[rows]
                dW = 2 * error @ X[rows] / len(rows)
                db = 2 * error.mean()
                self.coef_ = self.coef_ - self.lr * dW
                self.intercept_ = self.intercept_ - self.lr * db
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
