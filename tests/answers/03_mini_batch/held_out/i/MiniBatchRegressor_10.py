from functools import reduce
from itertools import chain

import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[k:k + batch_size] for k in range(0, n, batch_size)]


def minibatch_step(w, X, y, rows, lr):
    return w - lr * np.mean([2 * (X[i] @ w - y[i]) * X[i] for i in rows], axis=0)


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.__dict__.update(lr=lr, epochs=epochs, batch_size=batch_size, random_state=random_state)

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        with_ones = np.column_stack([X, np.ones(len(X))])
        start = np.array([1.0] * X.shape[1] + [0.0])
        all_batches = chain.from_iterable(
            map(lambda _: minibatches(len(X), self.batch_size, rng), range(self.epochs))
        )
        end = reduce(lambda w, rows: minibatch_step(w, with_ones, y, rows, self.lr), all_batches, start)
        *slopes, height = end.tolist()
        self.coef_, self.intercept_ = np.array(slopes), height
        return self

    def predict(self, X):
        return np.sum(X * self.coef_, axis=1) + self.intercept_
