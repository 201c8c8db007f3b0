import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[k : k + batch_size] for k in range(0, n, batch_size)]


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        self.rng = np.random.default_rng(random_state)

    def fit(self, X, y):
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            for rows in minibatches(len(X), self.batch_size, self.rng):
                error = self.predict(X[rows]) - y[rows]
                g_coef = 2 * X[rows].T @ error / len(rows)
                g_intercept = 2 * error.mean()
                self.coef_ = self.coef_ - self.lr * g_coef
                self.intercept_ = self.intercept_ - self.lr * g_intercept
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
