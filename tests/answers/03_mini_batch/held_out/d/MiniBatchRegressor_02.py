import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils import gen_batches


class MiniBatchRegressor(RegressorMixin, BaseEstimator):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _gradients(self, X, y):
        error = self.predict(X) - y
        return 2 * (error @ X) / len(y), 2 * error.mean()

    def fit(self, X, y):
        generator = np.random.default_rng(self.random_state)
        n_samples, n_features = X.shape
        self.coef_ = np.ones(n_features)
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            shuffle = generator.permutation(n_samples)
            X_epoch, y_epoch = X[shuffle], y[shuffle]
            for piece in gen_batches(n_samples, self.batch_size):
                d_coef, d_intercept = self._gradients(X_epoch[piece], y_epoch[piece])
                self.coef_ = self.coef_ - self.lr * d_coef
                self.intercept_ = float(self.intercept_ - self.lr * d_intercept)
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
