import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n, d = X.shape
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0

        slope = lambda rows: 2 * (self.predict(X[rows]) - y[rows])
        shuffles = (rng.permutation(n) for _ in range(self.epochs))
        cuts = [slice(i, i + self.batch_size) for i in range(0, n, self.batch_size)]

        for rows in (order[cut] for order in shuffles for cut in cuts):
            self.coef_ = self.coef_ - self.lr * np.mean(slope(rows)[:, None] * X[rows], axis=0)
            self.intercept_ = self.intercept_ - self.lr * np.mean(slope(rows))
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
