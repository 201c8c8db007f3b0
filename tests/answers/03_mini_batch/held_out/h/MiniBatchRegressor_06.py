from collections import deque
from dataclasses import KW_ONLY, dataclass

import numpy as np


@dataclass(eq=False)
class MiniBatchRegressor:
    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    _: KW_ONLY
    random_state: int | None = None

    def _descent(self, X, y):
        """All the pairs (coef, intercept) along the way, the start first."""
        rng = np.random.default_rng(self.random_state)
        w, b = np.ones(X.shape[1]), 0.0
        yield w, b
        for _epoch in range(self.epochs):
            order = list(range(len(X)))
            rng.shuffle(order)
            while order:
                rows = order[: self.batch_size]
                del order[: self.batch_size]
                pull = np.array([2 * (X[i] @ w + b - y[i]) for i in rows])
                w = w - self.lr * np.average(X[rows] * pull.reshape(-1, 1), axis=0)
                b = b - self.lr * np.average(pull)
                yield w, b

    def fit(self, X, y):
        # a deque of length one keeps only the last pair
        [(self.coef_, self.intercept_)] = deque(self._descent(X, y), maxlen=1)
        return self

    def predict(self, X):
        return X.dot(self.coef_) + self.intercept_
