import numpy as np


class BaseTrainer:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        self.check_data(X, y)
        self.on_train_begin(X)
        for _ in range(self.epochs):
            for rows in self.batches(len(X)):
                self.training_step(X[rows], y[rows])
        self.on_train_end()
        return self

    def check_data(self, X, y):
        if np.ndim(y) != 1:
            raise ValueError(f"y must have shape (n,), but it has {np.shape(y)}")
        if len(X) != len(y):
            raise ValueError("X and y differ in length")

    def on_train_begin(self, X):
        self._generator = np.random.default_rng(self.random_state)

    def on_train_end(self):
        del self._generator

    def batches(self, n):
        borders = np.arange(self.batch_size, n, self.batch_size)
        return np.split(self._generator.permutation(n), borders)


class RepairedRegressor(BaseTrainer):
    def on_train_begin(self, X):
        super().on_train_begin(X)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0

    def training_step(self, X, y):
        error = self.predict(X) - y
        grad_coef = (2 * error.reshape(-1, 1) * X).mean(axis=0)
        grad_intercept = (2 * error).mean()
        self.coef_ = self.coef_ - self.lr * grad_coef
        self.intercept_ = float(self.intercept_ - self.lr * grad_intercept)

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
