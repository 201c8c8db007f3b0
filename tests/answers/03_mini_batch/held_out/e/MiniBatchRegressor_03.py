import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def grad_W(self, X, y):
        return 2 * X.T @ (X @ self.coef_ + self.intercept_ - y) / X.shape[0]

    def grad_b(self, X, y):
        return 2 * np.mean(X @ self.coef_ + self.intercept_ - y)

    def fit(self, X, y):
        n = X.shape[0]
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        rng = np.random.default_rng(self.random_state)
        for e in range(self.epochs):
            permutation = rng.permutation(n)
            i = 0
            while i < n:
                batch = permutation[i:i + self.batch_size]
                X_B, y_B = X[batch], y[batch]
                self.coef_ = self.coef_ - self.lr * self.grad_W(X_B, y_B)
                self.intercept_ = self.intercept_ - self.lr * self.grad_b(X_B, y_B)
                i += self.batch_size
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
