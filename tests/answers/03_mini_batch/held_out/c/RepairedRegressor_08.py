import numpy as np


def batch_borders(n, size):
    count = (n + size - 1) // size
    borders = np.arange(count + 1) * size
    borders[count] = n
    return borders


class RepairedRegressor:
    """Weights live in one array: theta[0] is the intercept, theta[1:] the coefficients."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        if y.ndim != 1:
            raise ValueError(f"y must be one-dimensional, not of shape {y.shape}")
        n, d = X.shape
        theta = np.concatenate(([0.0], np.ones(d)))
        borders = batch_borders(n, self.batch_size)
        rng = np.random.default_rng(self.random_state)
        grad = np.empty(d + 1)
        for _epoch in range(self.epochs):
            order = rng.permutation(n)
            for b in range(len(borders) - 1):
                rows = order[borders[b]:borders[b + 1]]
                Xb = X[rows]
                error = theta[0] + Xb @ theta[1:] - y[rows]
                grad[0] = error.mean()
                grad[1:] = np.einsum("i,ij->j", error, Xb) / rows.size
                theta -= 2 * self.lr * grad
        self.intercept_ = float(theta[0])
        self.coef_ = theta[1:].copy()
        return self

    def predict(self, X):
        return np.einsum("ij,j->i", X, self.coef_) + self.intercept_
