import numpy as np
from sklearn.model_selection import train_test_split


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def get_params(self, deep=True):
        return {
            "lr": self.lr,
            "epochs": self.epochs,
            "batch_size": self.batch_size,
            "random_state": self.random_state,
        }

    def set_params(self, **params):
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def _split(self, X, y):
        if len(X) < 20:
            return X, X, y, y
        return train_test_split(X, y, test_size=0.1, random_state=self.random_state or 0)

    def _mse(self, X, y):
        return np.mean((self.predict(X) - y) ** 2)

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        X_train, X_val, y_train, y_val = self._split(X, y)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        best = (np.inf, self.coef_, self.intercept_)

        for _ in range(self.epochs):
            order = rng.permutation(len(X_train))
            for i in range(0, len(order), self.batch_size):
                rows = order[i : i + self.batch_size]
                Xb, yb = X_train[rows], y_train[rows]
                diff = self.predict(Xb) - yb
                self.coef_ = self.coef_ - self.lr * 2 * Xb.T.dot(diff) / len(rows)
                self.intercept_ = self.intercept_ - self.lr * 2 * diff.mean()
            score = self._mse(X_val, y_val)
            if score < best[0]:
                best = (score, self.coef_, self.intercept_)

        self.best_score_, self.coef_, self.intercept_ = best
        return self

    def predict(self, X):
        return X.dot(self.coef_) + self.intercept_
