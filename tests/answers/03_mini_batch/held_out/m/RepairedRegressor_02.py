import numpy as np


class RepairedRegressor:
    """The draft, mended. Settings, start and meaning as in MiniBatchRegressor.

    >>> model = RepairedRegressor(lr=0.1, epochs=2, batch_size=5, random_state=0)
    >>> model.fit(np.array([[1.0], [3.0]]), np.array([3.0, 3.0])).coef_
    array([1.12])
    """
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        """Keep the settings."""
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        """From coef_ of ones (d,) and intercept_ 0, descend; return self. X (n, d), y (n,)."""
        if y.ndim == 2:
            y.shape = (len(X),)
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _epoch in range(self.epochs):
            order = rng.permutation(len(X))
            for first in range(0, len(X), self.batch_size):
                picked = order[first : first + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(picked)
        return self

    def predict(self, X):
        """The predictions (m,) for the rows of X (m, d)."""
        return self.intercept_ + np.dot(X, self.coef_)
