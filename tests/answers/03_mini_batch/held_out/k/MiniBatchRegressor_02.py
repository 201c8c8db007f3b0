import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n, d = X.shape
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for epoch in range(self.epochs):
            perm = rng.permutation(n)
            for k in range(0, n, self.batch_size):
                xb, yb = X[perm[k : k + self.batch_size]], y[perm[k : k + self.batch_size]]
                self.intercept_ -= self.lr * 2 * np.mean(self.predict(xb) - yb)
                self.coef_ -= self.lr * 2 * xb.T @ (self.predict(xb) - yb) / len(yb)
        self.intercept_ = float(self.intercept_)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
