from collections import deque
from dataclasses import dataclass, field

import numpy as np


@dataclass
class MiniBatchRegressor:
    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    random_state: object = field(default=None, kw_only=True)

    def fit(self, X, y):
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        W = np.ones(d)
        b = 0.0

        for _ in range(self.epochs):
            queue = deque(rng.permutation(n))
            while len(queue) > 0:
                B = min(self.batch_size, len(queue))
                S_W = np.zeros(d)      # sum of the gradients in W
                S_b = 0.0              # sum of the gradients in b
                for _ in range(B):
                    i = queue.popleft()
                    r = np.dot(X[i], W) + b - y[i]
                    S_W = S_W + 2 * r * X[i]
                    S_b = S_b + 2 * r
                W, b = W - self.lr * S_W / B, b - self.lr * S_b / B

        self.coef_ = W
        self.intercept_ = b
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
