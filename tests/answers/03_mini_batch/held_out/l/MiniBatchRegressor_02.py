import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        rng = np.random.default_rng(self.random_state or None)
        coef, intercept = np.ones(d), 0.0
        for _ in range(self.epochs):
            order = rng.permutation(n)
            for k in range(0, n, self.batch_size):
                rows = order[k : k + self.batch_size]
                error = X[rows] @ coef + intercept - y[rows]
                grad_coef = 2 * error @ X[rows] / len(rows)
                grad_intercept = 2 * error.mean()
                coef = coef - self.lr * grad_coef
                intercept = intercept - self.lr * grad_intercept
        self.coef_, self.intercept_ = coef, float(intercept)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
