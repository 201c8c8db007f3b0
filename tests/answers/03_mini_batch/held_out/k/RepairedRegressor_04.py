from functools import reduce

import numpy as np


def _column_vector(y, n):
    y = np.array(y, dtype=float)
    if y.shape not in {(n,), (n, 1)}:
        raise ValueError(f"y has the shape {y.shape}, but there are {n} rows")
    return y.reshape(n, 1)


class RepairedRegressor:
    """Everything in one (d + 1, 1) column: the weights, and the bias below them."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        vars(self).update(lr=lr, epochs=epochs, batch_size=batch_size, random_state=random_state)

    @staticmethod
    def _with_bias(X):
        return np.concatenate([X, np.ones((X.shape[0], 1))], axis=1)

    def fit(self, X, y):
        n, d = X.shape
        design, target = self._with_bias(X), _column_vector(y, n)
        rng = np.random.default_rng(self.random_state)

        def schedule():
            for _ in range(self.epochs):
                keys = rng.random(n)
                order = sorted(range(n), key=keys.__getitem__)
                for k in range(0, n, self.batch_size):
                    yield order[k : k + self.batch_size]

        def train_step(theta, rows):
            A, b = design[rows], target[rows]
            return theta - self.lr * (2.0 * A.T @ (A @ theta - b)) / len(rows)

        theta = np.ones((d + 1, 1))
        theta[-1, 0] = 0.0
        theta = reduce(train_step, schedule(), theta)
        self.coef_, self.intercept_ = theta[:-1, 0].copy(), theta[-1, 0].item()
        return self

    def predict(self, X):
        return self._with_bias(X) @ np.append(self.coef_, self.intercept_)
