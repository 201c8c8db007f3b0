from collections import deque

import numpy as np


class RepairedRegressor:
    """The draft, mended. Settings, start and meaning as in MiniBatchRegressor.

    >>> model = RepairedRegressor(lr=0.1, epochs=2, batch_size=5, random_state=0)
    >>> model.fit(np.array([[1.0], [3.0]]), np.array([3.0, 3.0])).coef_
    array([1.12])
    """
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        """Keep the settings."""
        for name, value in list(locals().items()):
            if name != "self":
                setattr(self, name, value)

    def fit(self, X, y):
        """From coef_ of ones (d,) and intercept_ 0, descend; return self. X (n, d), y (n,)."""
        target = np.fromiter((t.item() for t in y), dtype=float)  # a row may be [t]
        draw = np.random.Generator(np.random.PCG64(self.random_state)).permutation
        state = {"coef_": np.ones(X.shape[1]), "intercept_": 0.0}
        left = self.epochs
        while left > 0:
            queue = deque(draw(len(target)))
            while queue:
                rows = [queue.popleft() for _ in range(min(self.batch_size, len(queue)))]
                miss = X[rows] @ state["coef_"] + state["intercept_"] - target[rows]
                slopes = {
                    "coef_": np.mean(X[rows].T * miss, axis=1),
                    "intercept_": float(np.mean(miss)),
                }
                state = {k: v - 2 * self.lr * slopes[k] for k, v in state.items()}
            left -= 1
        self.__dict__ |= state
        return self

    def predict(self, X):
        """The predictions (m,) for the rows of X (m, d)."""
        return self.intercept_ + np.dot(X, self.coef_)
