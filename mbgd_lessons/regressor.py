"""`MiniBatchRegressor`: mini-batch gradient descent as a scikit-learn estimator."""

import warnings

import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.validation import check_is_fitted, validate_data

from mbgd_lessons.batches import check_whole, minibatches
from mbgd_lessons.data import with_ones
from mbgd_lessons.descent import minibatch_step
from mbgd_lessons.objectives import largest_stable_rate, squared_error
from mbgd_lessons.schedules import check_rate


class MiniBatchRegressor(RegressorMixin, BaseEstimator):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        check_rate("lr", self.lr)
        check_whole("epochs", self.epochs, at_least=0)
        check_whole("batch_size", self.batch_size, at_least=1)
        X, y = validate_data(self, X, y, dtype=np.float64, y_numeric=True)
        rng = np.random.default_rng(self.random_state)

        n, d = X.shape
        X = with_ones(X)  # (n, d + 1)
        w = np.append(np.ones(d), 0.0)  # (d + 1,): the coefficients, then the intercept
        self.history_ = [squared_error(w, X, y)]
        with np.errstate(over="ignore", invalid="ignore"):
            for _ in range(self.epochs):
                for rows in minibatches(n, self.batch_size, rng):
                    w = minibatch_step(w, X, y, rows, self.lr)
                self.history_.append(squared_error(w, X, y))
        self.coef_, self.intercept_ = w[:-1], float(w[-1])
        self._warn_if_diverged(X, y)
        return self

    def predict(self, X):
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=np.float64)
        return X @ self.coef_ + self.intercept_

    def _warn_if_diverged(self, X, y):
        start, end = self.history_[0], self.history_[-1]
        if end <= max(start, np.mean(y**2)):
            return
        warnings.warn(
            f"diverged: lr={self.lr}, 2/lambda_max={largest_stable_rate(X):.3g}",
            ConvergenceWarning,
            stacklevel=3,
        )
