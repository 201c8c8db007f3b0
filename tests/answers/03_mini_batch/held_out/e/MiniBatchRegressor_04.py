import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        y = y.reshape(n, 1)              # column vector, does not change the caller's y
        W = np.ones((d, 1))
        b = 0.0
        rng = np.random.default_rng(self.random_state)
        for epoch in range(self.epochs):
            idx = rng.permutation(n)
            for s in range(0, n, self.batch_size):
                rows = idx[s:s + self.batch_size]
                B = len(rows)
                R = X[rows] @ W + b - y[rows]                   # (B,1)
                dW = (2 / B) * X[rows].T @ R                    # (d,1)
                db = (2 / B) * float(np.sum(R))
                W = W - self.lr * dW
                b = b - self.lr * db
        self.coef_ = W
        self.intercept_ = b
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
