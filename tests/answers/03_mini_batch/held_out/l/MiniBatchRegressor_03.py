import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        self.batch_size = min(self.batch_size, len(X))  # above n: one batch of all rows
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            order = rng.permutation(len(X))
            for begin in range(0, len(X), self.batch_size):
                picked = order[begin : begin + self.batch_size]
                twice_error = 2 * (self.predict(X[picked]) - y[picked])
                self.intercept_ -= self.lr * float(np.mean(twice_error))
                self.coef_ -= self.lr * (X[picked].T @ twice_error) / len(picked)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
