import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _backward(self, xb, yb):
        scale = 1.0 / self.batch_size
        delta = 2.0 * (self.predict(xb) - yb)
        return scale * xb.T.dot(delta), scale * delta.sum()

    def fit(self, X, y):
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            perm = rng.permutation(n)
            pos = 0
            while pos < n:
                sel = perm[pos : pos + self.batch_size]
                gw, gb = self._backward(X[sel], y[sel])
                self.coef_ -= self.lr * gw
                self.intercept_ -= self.lr * gb
                pos += self.batch_size
        self.intercept_ = float(self.intercept_)
        return self

    def predict(self, X):
        return X.dot(self.coef_) + self.intercept_
