import numpy as np


def affine(X, W, b):
    return np.sum(X * W, axis=1) + b


def gradients(X, y, W, b):
    """(dJ/dW, dJ/db) of the mean squared error."""
    r = affine(X, W, b) - y
    return 2 * np.average(r[:, None] * X, axis=0), 2 * np.average(r)


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        if np.ndim(y) == 2:
            y = y[:, 0]
        n = len(X)
        rng = np.random.default_rng(self.random_state)
        W, b = np.ones(X.shape[1]), 0.0
        for _epoch in range(self.epochs):
            remaining = rng.permutation(n)
            while remaining.size:
                picked, remaining = np.split(remaining, [self.batch_size])
                dW, db = gradients(X[picked], y[picked], W, b)
                W = W - self.lr * dW
                b = b - self.lr * db
        self.coef_, self.intercept_ = W, float(b)
        return self

    def predict(self, X):
        return affine(X, self.coef_, self.intercept_)
