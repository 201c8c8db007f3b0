import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def scale(self, X):
        return (X - self.center_) / self.sd_

    def fit(self, X, y):
        # gradient descent needs comparable columns, so scale() first
        self.center_ = np.mean(X, axis=0)
        self.sd_ = np.std(X, axis=0, ddof=1)
        Z = self.scale(X)

        n, d = Z.shape
        rng = np.random.default_rng(self.random_state)
        coef, intercept = np.ones(d), 0.0
        for _ in range(self.epochs):
            order = rng.permutation(n)
            position = 0
            while position < n:
                rows = order[position:position + self.batch_size]
                error = intercept + Z[rows].dot(coef) - y[rows]
                d_coef = 2 * error.dot(Z[rows]) / len(rows)
                d_intercept = 2 * error.sum() / len(rows)
                coef = coef - self.lr * d_coef
                intercept = intercept - self.lr * d_intercept
                position += self.batch_size
        self.coef_, self.intercept_ = coef, float(intercept)
        return self

    def predict(self, X):
        return self.scale(X).dot(self.coef_) + self.intercept_
