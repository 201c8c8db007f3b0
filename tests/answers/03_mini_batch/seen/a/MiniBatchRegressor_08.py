import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    for first in range(0, n, batch_size):
        yield order[first:min(first + batch_size, n)]


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        # start: the null model y ~ 1
        self.intercept_ = float(np.mean(y))
        self.coef_ = np.ones(X.shape[1])
        for _ in range(self.epochs):
            for rows in minibatches(len(X), self.batch_size, rng):
                residuals = y[rows] - self.predict(X[rows])
                grad_intercept = -2 * np.mean(residuals)
                grad_coef = np.array([-2 * np.mean(residuals * X[rows, j])
                                      for j in range(X.shape[1])])
                self.intercept_ = self.intercept_ - self.lr * grad_intercept
                self.coef_ = self.coef_ - self.lr * grad_coef
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
