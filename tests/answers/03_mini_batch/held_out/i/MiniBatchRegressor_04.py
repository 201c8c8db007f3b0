import numpy as np


class MiniBatchRegressor:
    """A linear model fitted by mini-batch gradient descent (MSE loss)."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n_samples, n_features = X.shape
        # A seed is only used if the user gave one.
        rng = np.random.default_rng(self.random_state) if self.random_state else np.random.default_rng()

        coef = np.ones(n_features)
        intercept = 0.0
        for _epoch in range(self.epochs):
            indices = rng.permutation(n_samples)
            for start in range(0, n_samples, self.batch_size):
                batch = indices[start : start + self.batch_size]
                error = X[batch] @ coef + intercept - y[batch]
                grad_coef = 2 * X[batch].T @ error / len(batch)
                grad_intercept = 2 * np.mean(error)
                coef = coef - self.lr * grad_coef
                intercept = intercept - self.lr * grad_intercept

        self.coef_ = coef
        self.intercept_ = float(intercept)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
