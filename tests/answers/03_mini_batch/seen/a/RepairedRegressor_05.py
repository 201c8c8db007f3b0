import numpy as np


class DraftRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)


class RepairedRegressor(DraftRegressor):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        super().__init__(lr, epochs, batch_size)
        self.random_state = random_state

    def _one_step(self, X, y):
        m = len(y)
        error = self.predict(X) - y
        grad_b = 2 * error.sum() / m
        grad_w = np.array([2 * (error * X[:, j]).sum() / m for j in range(X.shape[1])])
        self.intercept_ = float(self.intercept_ - self.lr * grad_b)
        self.coef_ = self.coef_ - self.lr * grad_w

    def _one_epoch(self, X, y, order):
        bag = list(order)
        while bag:
            picked = [bag.pop() for _ in range(min(self.batch_size, len(bag)))]
            self._one_step(X[picked], y[picked])

    def fit(self, X, y):
        target = np.reshape(y, len(X))
        generator = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _epoch in range(self.epochs):
            self._one_epoch(X, target, generator.permutation(len(X)))
        return self
