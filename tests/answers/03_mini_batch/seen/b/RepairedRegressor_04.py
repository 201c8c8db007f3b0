from itertools import count, takewhile

import numpy as np


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        if len(y.shape) != 1:
            raise ValueError(f"y must be of shape (n,), not {y.shape}")
        rng = np.random.default_rng(self.random_state)
        pairs = list(zip(X.tolist(), y.tolist()))
        n, d = X.shape
        borders = list(takewhile(lambda k: k < n, count(0, self.batch_size))) + [n]
        state = {"coef": [1.0] * d, "intercept": 0.0}
        for _epoch in range(self.epochs):
            mixed = [pairs[i] for i in rng.permutation(n)]
            for first, last in zip(borders, borders[1:]):
                state = self._after(state, mixed[first:last])
        self.coef_ = np.array(state["coef"])
        self.intercept_ = state["intercept"]
        return self

    def _after(self, state, batch):
        size = len(batch)
        errors = [dot(x, state["coef"]) + state["intercept"] - t for x, t in batch]
        columns = zip(*(x for x, _t in batch))
        return {
            "coef": [
                c - self.lr * 2 * dot(errors, column) / size
                for c, column in zip(state["coef"], columns)
            ],
            "intercept": state["intercept"] - self.lr * 2 * sum(errors) / size,
        }

    def predict(self, X):
        return np.array([dot(x, self.coef_) + self.intercept_ for x in X])
