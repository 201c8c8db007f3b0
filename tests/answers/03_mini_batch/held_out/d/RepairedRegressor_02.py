import random

import numpy as np


def seed_everything(seed):
    random.seed(seed)
    np.random.seed(seed)


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        seed_everything(self.random_state)
        if y.ndim == 2 and y.shape[1] == 1:
            y = y[:, 0]
        n = X.shape[0]
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        for epoch in range(self.epochs):
            perm = np.random.permutation(n)
            for i in range(0, n, self.batch_size):
                b = perm[i : i + self.batch_size]
                error = self.predict(X[b]) - y[b]
                dw = 2 * error @ X[b] / len(b)
                db = 2 * error.sum() / len(b)
                self.coef_ = self.coef_ - self.lr * dw
                self.intercept_ = float(self.intercept_ - self.lr * db)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
