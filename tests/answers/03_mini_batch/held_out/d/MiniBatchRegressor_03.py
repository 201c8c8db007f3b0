import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y, validation_split=0.1):
        rng = np.random.default_rng(self.random_state)

        # keep the last rows for validation, as model.fit in Keras
        n_val = int(len(X) * validation_split)
        n_train = len(X) - n_val
        X_train, y_train = X[:n_train], y[:n_train]
        X_val, y_val = X[n_train:], y[n_train:]

        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        self.val_loss_ = []
        for epoch in range(self.epochs):
            for rows in minibatches(n_train, self.batch_size, rng):
                xb, yb = X_train[rows], y_train[rows]
                residual = self.predict(xb) - yb
                g_coef = 2 * xb.T @ residual / len(rows)
                g_intercept = 2 * residual.sum() / len(rows)
                self.coef_ = self.coef_ - self.lr * g_coef
                self.intercept_ = float(self.intercept_ - self.lr * g_intercept)
            if n_val:
                self.val_loss_.append(np.mean((self.predict(X_val) - y_val) ** 2))
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
