import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _shuffled_batches(self, n, rng):
        order = rng.permutation(n)
        stops = np.arange(self.batch_size, n, self.batch_size)
        return np.split(order, stops)

    def _adjust_learning_rate(self, previous, current):
        """Adaptive learning rate, as in SGDRegressor(learning_rate='adaptive')."""
        if current > previous:
            self.lr = self.lr / 5

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        previous = np.inf
        for _ in range(self.epochs):
            for rows in self._shuffled_batches(len(X), rng):
                Xb, yb = X[rows], y[rows]
                err = self.predict(Xb) - yb
                self.coef_ = self.coef_ - self.lr * 2 * (Xb * err[:, None]).mean(axis=0)
                self.intercept_ = self.intercept_ - self.lr * 2 * err.mean()
            current = np.mean((self.predict(X) - y) ** 2)
            self._adjust_learning_rate(previous, current)
            previous = current
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_

    def score(self, X, y):
        residual = y - self.predict(X)
        return 1 - np.sum(residual**2) / np.sum((y - y.mean()) ** 2)
