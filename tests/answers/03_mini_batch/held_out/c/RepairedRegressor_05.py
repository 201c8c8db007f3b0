from collections import deque
from dataclasses import KW_ONLY, dataclass

import numpy as np


@dataclass
class RepairedRegressor:
    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    _: KW_ONLY
    random_state: int | None = None

    def fit(self, X, y):
        n, d = X.shape
        target = np.asarray(y, dtype=float).reshape(n)
        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        for _epoch in range(self.epochs):
            waiting = deque(rng.permutation(n).tolist())
            while waiting:
                sum_w = np.zeros(d)
                sum_b = 0.0
                used = 0
                while waiting and used < self.batch_size:
                    i = waiting.popleft()
                    miss = float(X[i] @ self.coef_) + self.intercept_ - target[i]
                    sum_w += miss * X[i]
                    sum_b += miss
                    used += 1
                self.coef_ -= 2 * self.lr / used * sum_w
                self.intercept_ -= 2 * self.lr / used * float(sum_b)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
