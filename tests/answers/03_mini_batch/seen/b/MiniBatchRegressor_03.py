import numpy as np


def minibatches(n, batch_size, rng):
    order = list(rng.permutation(n))
    while order:
        yield np.array(order[:batch_size])
        del order[:batch_size]


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs = lr, epochs
        self.batch_size, self.random_state = batch_size, random_state

    def fit(self, X, y):
        n, d = X.shape
        self.coef_ = np.array([1.0] * d)
        self.intercept_ = 0.0
        rng = np.random.default_rng(self.random_state)
        batches = minibatches(n, self.batch_size, rng)
        for epoch in range(self.epochs):
            for rows in batches:
                misses = [self._one(X[i]) - y[i] for i in rows]
                slopes = []
                for j in range(d):
                    slopes.append(sum(2 * m * X[i, j] for m, i in zip(misses, rows)) / len(rows))
                for j in range(d):
                    self.coef_[j] -= self.lr * slopes[j]
                self.intercept_ -= self.lr * sum(2 * m for m in misses) / len(rows)
        return self

    def _one(self, x):
        return sum(a * b for a, b in zip(x, self.coef_)) + self.intercept_

    def predict(self, X):
        return np.array([self._one(x) for x in X])
