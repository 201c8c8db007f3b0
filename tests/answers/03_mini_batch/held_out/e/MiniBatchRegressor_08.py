import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        self.rng = np.random.default_rng(random_state)

    def fit(self, X, y):
        n, d = X.shape
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        for epoch in range(self.epochs):
            order = self.rng.permutation(n)
            batches = np.split(order, range(self.batch_size, n, self.batch_size))
            for M in batches:
                B = M.size
                r = self.predict(X[M]) - y[M]
                # dJ/dW = 2/B X^T r     dJ/db = 1/B 1^T r
                dW = (2 / B) * (X[M].T @ r)
                db = (1 / B) * (np.ones(B) @ r)
                self.coef_ = self.coef_ - self.lr * dW
                self.intercept_ = self.intercept_ - self.lr * db
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
