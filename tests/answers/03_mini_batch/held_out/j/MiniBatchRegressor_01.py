from dataclasses import KW_ONLY, dataclass
from functools import reduce

import numpy as np


@dataclass(eq=False)
class MiniBatchRegressor:
    """The descent as a left fold over a stream of mini-batches."""

    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    _: KW_ONLY
    random_state: object = None

    def _stream(self, n):
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            deck = rng.permutation(n).tolist()
            while deck:
                hand, deck = deck[: self.batch_size], deck[self.batch_size :]
                yield hand

    def fit(self, X, y):
        def step(weights, hand):
            slopes, level = weights
            error = np.einsum("ij,j->i", X[hand], slopes) + level - y[hand]
            pull = np.einsum("i,ij->j", error, X[hand]) / len(hand)
            return slopes - 2 * self.lr * pull, level - 2 * self.lr * float(error.mean())

        begin = np.ones(X.shape[1]), 0.0
        self.coef_, self.intercept_ = reduce(step, self._stream(len(y)), begin)
        return self

    def predict(self, X):
        return np.einsum("ij,j->i", X, self.coef_) + self.intercept_
