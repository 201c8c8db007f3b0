import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        nRows, nCols = X.shape
        self.coef_ = np.ones(nCols)
        self.intercept_ = 0.0
        for epoch in range(self.epochs):
            p = rng.permutation(nRows)
            X[:], y[:] = X[p], y[p]
            for start in range(0, nRows, self.batch_size):
                xb = X[start:start + self.batch_size]
                yb = y[start:start + self.batch_size]
                miss = xb @ self.coef_ + self.intercept_ - yb
                gradCoef = 2 * np.mean(miss.reshape(-1, 1) * xb, axis=0)
                gradIntercept = 2 * np.mean(miss)
                self.coef_ = self.coef_ - self.lr * gradCoef
                self.intercept_ = self.intercept_ - self.lr * gradIntercept
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
