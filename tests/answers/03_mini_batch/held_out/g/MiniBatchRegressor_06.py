from dataclasses import dataclass, field

import numpy as np


def add_ones(X):
    return np.column_stack([X, np.ones(X.shape[0])])


def descend(w, A, y, lr, rows):
    block = A[rows]
    return w - lr * (2.0 / len(rows)) * block.T.dot(block.dot(w) - y[rows])


@dataclass(eq=False)
class MiniBatchRegressor:
    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    random_state: int = field(default=None, kw_only=True)

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        A = add_ones(X)
        n, width = A.shape
        weights = np.array([1.0] * (width - 1) + [0.0])
        for _epoch in range(self.epochs):
            waiting = list(rng.permutation(n))
            while waiting:
                rows, waiting = waiting[: self.batch_size], waiting[self.batch_size :]
                weights = descend(weights, A, y, self.lr, rows)
        self.coef_, self.intercept_ = weights[:-1], float(weights[-1])
        return self

    def predict(self, X):
        return add_ones(X).dot(np.append(self.coef_, self.intercept_))
