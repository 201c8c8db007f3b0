"""Answers that deserve all points, and answers that deserve none."""

from textwrap import dedent


def code(source: str) -> str:
    """The source of a cell, from an indented string."""
    return dedent(source).strip("\n")


REGRESSOR = code("""
    import numpy as np


    class {name}:
        def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
            self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
            self.random_state = random_state

        def fit(self, X, y):
            y = np.asarray(y, dtype=float).ravel()
            rng = np.random.default_rng(self.random_state)
            self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
            for _ in range(self.epochs):
                order = rng.permutation(len(X))
                for first in range(0, len(X), self.batch_size):
                    rows = order[first : first + self.batch_size]
                    miss = self.predict(X[rows]) - y[rows]
                    self.coef_ = self.coef_ - self.lr * 2 * miss @ X[rows] / len(rows)
                    self.intercept_ = self.intercept_ - self.lr * 2 * miss.mean()
            return self

        def predict(self, X):
            return X @ self.coef_ + self.intercept_
""")

RIGHT = {
    "minibatches": code("""
        import numpy as np


        def minibatches(n, batch_size, rng):
            order = rng.permutation(n)
            return [order[first : first + batch_size] for first in range(0, n, batch_size)]
    """),
    "minibatch_step": code("""
        import numpy as np


        def minibatch_step(w, X, y, rows, lr):
            miss = X[rows] @ w - y[rows]
            return w - lr * 2 * X[rows].T @ miss / len(rows)
    """),
    "MiniBatchRegressor": REGRESSOR.format(name="MiniBatchRegressor"),
    "RepairedRegressor": REGRESSOR.format(name="RepairedRegressor"),
}
"""All points. Each answer brings its imports, so that it needs no other cell."""

LAZY_REGRESSOR = code("""
    class {name}:
        def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
            pass

        def fit(self, X, y):
            self.coef_, self.intercept_ = X[0] * 0, 0.0

        def predict(self, X):
            return X[:, 0] * 0
""")

WRONG = {
    "minibatches": code("""
        def minibatches(n, batch_size, rng):
            return []
    """),
    "minibatch_step": code("""
        def minibatch_step(w, X, y, rows, lr):
            return w * 0
    """),
    "MiniBatchRegressor": LAZY_REGRESSOR.format(name="MiniBatchRegressor"),
    "RepairedRegressor": LAZY_REGRESSOR.format(name="RepairedRegressor"),
}
"""No points, without an error: something that a forged comparison could accept."""
