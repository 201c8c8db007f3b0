import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n = X.shape[0]
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        for e in range(self.epochs):
            perm = rng.permutation(n)
            for k in range(0, n, self.batch_size):
                batch = perm[k : k + self.batch_size]
                Xb, yb = X[batch], y[batch]
                B = len(batch)

                # weights
                residual = self.predict(Xb) - yb
                self.coef_ = self.coef_ - self.lr * 2 * Xb.T @ residual / B

                # intercept
                residual = self.predict(Xb) - yb
                self.intercept_ = self.intercept_ - self.lr * 2 * np.sum(residual) / B
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
