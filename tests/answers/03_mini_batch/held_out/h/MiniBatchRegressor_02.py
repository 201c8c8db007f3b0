from itertools import chain, repeat

import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    yield from (order[i : i + batch_size] for i in range(0, n, batch_size))


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        vars(self).update(lr=lr, epochs=epochs, batch_size=batch_size, random_state=random_state)

    def fit(self, X, y):
        n, d = X.shape
        w, b = np.ones(d), 0.0
        rng = np.random.default_rng(self.random_state)
        epoch = minibatches(n, self.batch_size, rng)
        for rows in chain.from_iterable(repeat(epoch, self.epochs)):
            Xb = X[rows]
            slope = 2 * (Xb @ w + b - y[rows])
            w, b = w - self.lr * (slope[:, None] * Xb).mean(0), b - self.lr * slope.mean()
        self.coef_, self.intercept_ = w, b
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
