import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        assert y.ndim == 1, "y must have the shape (n,)"
        rng = np.random.default_rng(self.random_state)
        coef, intercept = np.ones(X.shape[1]), 0.0
        for _epoch in range(self.epochs):
            order = rng.permutation(len(X))
            while len(order):
                picked, order = order[: self.batch_size], order[self.batch_size :]
                error = intercept + X[picked] @ coef - y[picked]
                intercept = intercept - self.lr * 2 * error.mean()
                coef = coef - self.lr * 2 * (error @ X[picked]) / error.size
        self.coef_, self.intercept_ = coef, float(intercept)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
