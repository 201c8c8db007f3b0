from functools import reduce
from itertools import chain

import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        vars(self).update(
            lr=lr, epochs=epochs, batch_size=batch_size, random_state=random_state
        )

    def fit(self, X, y):
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        A = np.c_[X, np.ones(n)]
        cuts = range(self.batch_size, n, self.batch_size)
        batches = chain.from_iterable(
            np.split(rng.permutation(n), cuts) for _ in range(self.epochs)
        )
        *coef, b = reduce(
            lambda t, r: t - 2 * self.lr / len(r) * np.einsum("bd,b->d", A[r], A[r] @ t - y[r]),
            batches,
            np.eye(d + 1)[:d].sum(axis=0),
        )
        self.coef_, self.intercept_ = np.array(coef), float(b)
        return self

    def predict(self, X):
        return np.einsum("md,d->m", X, self.coef_) + self.intercept_
