from collections import deque
from dataclasses import dataclass, field

import numpy as np


@dataclass(eq=False)
class RepairedRegressor:
    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    random_state: int | None = field(default=None, kw_only=True)

    def fit(self, X, y):
        n, d = X.shape
        targets = np.reshape(y, n)
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(d), 0.0

        for _ in range(self.epochs):
            queue = deque(int(i) for i in rng.permutation(n))
            while queue:
                seen, sum_w, sum_b = 0, np.zeros(d), 0.0
                while queue and seen < self.batch_size:
                    i = queue.popleft()
                    twice_error = 2.0 * (X[i] @ self.coef_ + self.intercept_ - targets[i])
                    sum_w += twice_error * X[i]
                    sum_b += twice_error
                    seen += 1
                self.coef_ = self.coef_ - self.lr * sum_w / seen
                self.intercept_ = float(self.intercept_ - self.lr * sum_b / seen)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
