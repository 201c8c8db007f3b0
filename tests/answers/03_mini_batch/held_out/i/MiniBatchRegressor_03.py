import numpy as np


def _shuffled(n, size, seed):
    rng = np.random.default_rng(seed)
    p = rng.permutation(n)
    return [p[a:a + size] for a in range(0, n, size)]


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        w, b = np.ones(X.shape[1]), 0.0
        for _ in range(self.epochs):
            for rows in _shuffled(len(X), self.batch_size, self.random_state):
                e = X[rows] @ w + b - y[rows]
                gw = 2 * (e[:, None] * X[rows]).mean(axis=0)
                gb = 2 * e.mean()
                w = w - self.lr * gw
                b = b - self.lr * gb
        self.coef_, self.intercept_ = w, b
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
