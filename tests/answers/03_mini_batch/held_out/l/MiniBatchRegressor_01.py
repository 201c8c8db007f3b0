from dataclasses import dataclass, field

import numpy as np


@dataclass(eq=False)
class MiniBatchRegressor:
    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    random_state: int | None = field(default=None, kw_only=True)

    def fit(self, X, y):
        n, d = X.shape
        A = np.hstack([X, np.ones((n, 1))])
        theta = np.concatenate([np.ones(d), [0.0]])
        rng = np.random.default_rng(self.random_state)
        cuts = range(self.batch_size, n, self.batch_size)
        for _ in range(self.epochs):
            for rows in np.split(rng.permutation(n), cuts):
                part = A[rows]
                theta = theta - self.lr * 2 * np.mean(part.T * (part @ theta - y[rows]), axis=1)
        *coef, level = theta.tolist()
        self.coef_, self.intercept_ = np.array(coef), level
        return self

    def predict(self, X):
        return np.einsum("ij,j->i", X, self.coef_) + self.intercept_
