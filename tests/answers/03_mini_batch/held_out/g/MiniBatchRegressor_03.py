import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils import gen_batches


class MiniBatchRegressor(RegressorMixin, BaseEstimator):
    """Linear model, mini-batch gradient descent; also keeps loss_curve_ and n_iter_."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _reset(self, n_features):
        self.coef_ = np.ones(n_features)
        self.intercept_ = 0.0
        self.n_iter_ = 0
        self.loss_curve_ = []
        return np.random.default_rng(self.random_state)

    def _gradients(self, X, y):
        residual = self.predict(X) - y
        return 2 * (X.T @ residual) / residual.size, 2 * residual.mean()

    def _one_epoch(self, X, y, rng):
        order = rng.permutation(X.shape[0])
        for piece in gen_batches(X.shape[0], self.batch_size):
            rows = order[piece]
            d_coef, d_intercept = self._gradients(X[rows], y[rows])
            self.coef_ = self.coef_ - self.lr * d_coef
            self.intercept_ = float(self.intercept_ - self.lr * d_intercept)

    def fit(self, X, y):
        rng = self._reset(X.shape[1])
        while self.n_iter_ < self.epochs:
            self._one_epoch(X, y, rng)
            self.n_iter_ += 1
            self.loss_curve_.append(float(np.mean((self.predict(X) - y) ** 2)))
        return self

    def predict(self, X):
        return np.asarray(X) @ self.coef_ + self.intercept_
