from collections import deque
from dataclasses import KW_ONLY, dataclass
from typing import Iterator

import numpy as np


@dataclass(eq=False)
class MiniBatchRegressor:
    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    _: KW_ONLY
    random_state: int | None = None

    def _batches(self, n: int) -> Iterator[np.ndarray]:
        rng = np.random.default_rng(self.random_state)
        for _epoch in range(self.epochs):
            ranks = rng.random(n).argsort()
            yield from (ranks[k : k + self.batch_size] for k in range(0, n, self.batch_size))

    def _states(self, X, y):
        state = (np.ones(X.shape[1]), 0.0)
        yield state
        for rows in self._batches(len(y)):
            w, b = state
            miss = np.dot(X[rows], w) + b - y[rows]
            state = (
                w - self.lr * np.average(2 * miss[:, None] * X[rows], axis=0),
                b - self.lr * np.average(2 * miss),
            )
            yield state

    def fit(self, X, y):
        (last,) = deque(self._states(X, y), maxlen=1)
        self.coef_ = last[0]
        self.intercept_ = float(last[1])
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
