import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.squeeze(y, axis=1) if np.ndim(y) == 2 else y
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for picked in minibatches(len(X), self.batch_size, rng) * self.epochs:
            slope = 2 * (self.predict(X[picked]) - y[picked])
            self.coef_ = self.coef_ - self.lr * np.mean(slope[:, None] * X[picked], axis=0)
            self.intercept_ = self.intercept_ - self.lr * np.mean(slope)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
