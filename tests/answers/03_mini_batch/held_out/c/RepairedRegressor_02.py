import numpy as np


class LinearModel:
    def start(self, d):
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)


class RepairedRegressor(LinearModel):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n = len(X)
        if y.ndim == 2 and y.shape[1] == 1:
            y = y[:, 0]
        if y.shape != (n,):
            raise ValueError("y must have one number for every row of X")

        self.start(X.shape[1])
        rng = np.random.default_rng(self.random_state)
        full = n // self.batch_size
        rest = n % self.batch_size
        for _epoch in range(self.epochs):
            order = rng.permutation(n)
            for k in range(full):
                self._step(X, y, order[k * self.batch_size:(k + 1) * self.batch_size])
            if rest > 0:
                self._step(X, y, order[n - rest:])
        return self

    def _step(self, X, y, picked):
        error = self.predict(X[picked]) - y[picked]
        self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
        self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(picked)
