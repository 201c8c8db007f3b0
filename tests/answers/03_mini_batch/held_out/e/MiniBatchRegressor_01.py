import numpy as np


class MiniBatchRegressor:

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        w = np.ones(d)
        b = 0.0
        t = 0
        for epoch in range(self.epochs):
            t = t + 1
            eta = self.lr / t        # sum eta_t = oo, sum eta_t^2 < oo (Robbins-Monro)
            sigma = rng.permutation(n)
            for k in range(0, n, self.batch_size):
                M = sigma[k:k + self.batch_size]
                r = X[M] @ w + b - y[M]
                grad_w = 2 / len(M) * X[M].T @ r
                grad_b = 2 / len(M) * r.sum()
                w = w - eta * grad_w
                b = b - eta * grad_b
        self.coef_ = w
        self.intercept_ = b
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
