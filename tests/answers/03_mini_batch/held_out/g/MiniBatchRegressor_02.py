import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin


class MiniBatchRegressor(RegressorMixin, BaseEstimator):
    tol = 1e-4
    n_iter_no_change = 5

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n, d = X.shape
        self.coef_, self.intercept_ = np.ones(d), 0.0
        self.loss_curve_ = []
        best_loss, no_change = np.inf, 0

        for epoch in range(self.epochs):
            order = rng.permutation(n)
            for start in range(0, n, self.batch_size):
                rows = order[start : start + self.batch_size]
                error = self.predict(X[rows]) - y[rows]
                self.coef_ = self.coef_ - self.lr * 2 * error @ X[rows] / len(rows)
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)

            loss = np.mean((self.predict(X) - y) ** 2)
            self.loss_curve_.append(loss)
            self.n_iter_ = epoch + 1
            if loss > best_loss - self.tol:
                no_change += 1
            else:
                no_change = 0
            best_loss = min(best_loss, loss)
            if no_change >= self.n_iter_no_change:
                break
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
