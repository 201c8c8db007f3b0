import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        self.rng = np.random.default_rng(random_state)

    def _gradients(self, X, y, rows):
        gw = np.zeros(X.shape[1])
        gb = 0.0
        for i in rows:
            r = 2.0 * (np.dot(X[i], self.coef_) + self.intercept_ - y[i])
            gw += r * X[i]
            gb += r
        return gw / len(rows), gb / len(rows)

    def fit(self, X, y):
        n = X.shape[0]
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        order = np.arange(n)
        for epoch in range(self.epochs):
            self.rng.shuffle(order)
            for lo in range(0, n, self.batch_size):
                hi = min(lo + self.batch_size, n)
                gw, gb = self._gradients(X, y, order[lo:hi])
                self.coef_ -= self.lr * gw
                self.intercept_ -= self.lr * gb
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
