import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _epoch_rows(self, n):
        order = np.random.permutation(n)
        return [order[i : i + self.batch_size] for i in range(0, n, self.batch_size)]

    def fit(self, X, y):
        np.random.seed(self.random_state)
        y = np.ravel(y)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        for _epoch in range(self.epochs):
            for rows in self._epoch_rows(len(X)):
                error = self.predict(X[rows]) - y[rows]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[rows]) / len(rows)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
