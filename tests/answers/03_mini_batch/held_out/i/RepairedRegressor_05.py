import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size, self.random_state = lr, epochs, batch_size, random_state

    def fit(self, X, y):
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(d), 0.0
        order = np.arange(n)
        for _ in range(self.epochs):
            rng.shuffle(order)
            steps, rest = divmod(n, self.batch_size)
            sizes = [self.batch_size] * steps + [rest] * (rest > 0)
            end = 0
            for size in sizes:
                begin, end = end, end + size
                rows = order[begin:end]
                error = X[rows] @ self.coef_ + self.intercept_ - y[rows]
                grad = 2 * error @ X[rows] / size, 2 * float(error.sum()) / size
                self.coef_, self.intercept_ = (
                    self.coef_ - self.lr * grad[0],
                    self.intercept_ - self.lr * grad[1],
                )
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_


class RepairedRegressor(MiniBatchRegressor):
    def fit(self, X, y):
        if np.ndim(y) != 1:
            raise ValueError(f"y should have the shape ({len(X)},), but has {np.shape(y)}")
        return super().fit(X, y)
