import itertools
from functools import reduce

import numpy as np


def with_bias(X):
    return np.hstack([X, np.ones((X.shape[0], 1))])


def epoch_stream(n, batch_size, epochs, rng):
    for _ in range(epochs):
        queue = iter(rng.permutation(n).tolist())
        while rows := list(itertools.islice(queue, batch_size)):
            yield rows


class MiniBatchRegressor:
    """Weights and bias live in one vector theta; training is a fold over the batches."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        A = with_bias(X)

        def update(theta, rows):
            per_row = 2 * (A[rows] @ theta - y[rows])[:, None] * A[rows]
            return theta - self.lr * per_row.mean(axis=0)

        theta0 = np.ones(A.shape[1])
        theta0[-1] = 0.0
        rng = np.random.default_rng(self.random_state)
        batches = epoch_stream(len(A), self.batch_size, self.epochs, rng)
        theta = reduce(update, batches, theta0)
        self.coef_, self.intercept_ = theta[:-1].copy(), float(theta[-1])
        return self

    def predict(self, X):
        return with_bias(X) @ np.append(self.coef_, self.intercept_)
