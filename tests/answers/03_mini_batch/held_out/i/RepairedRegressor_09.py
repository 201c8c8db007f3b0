import numpy as np


class RepairedRegressor:
    """Linear regression with mini-batch gradient descent.

    Features are standardised internally for well-conditioned steps; the learned
    parameters are mapped back to the original units afterwards.
    """

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.asarray(y, dtype=float)
        if y.ndim == 2 and y.shape[1] == 1:
            y = y.ravel()
        if y.shape != (X.shape[0],):
            raise ValueError("X and y do not fit together")

        centre = X.mean(axis=0)
        scale = X.std(axis=0)
        scale[scale == 0] = 1.0
        Z = (X - centre) / scale

        rng = np.random.default_rng(self.random_state)
        coef, intercept = np.ones(X.shape[1]), 0.0
        for _ in range(self.epochs):
            order = rng.permutation(len(Z))
            for begin in range(0, len(Z), self.batch_size):
                rows = order[begin : begin + self.batch_size]
                error = Z[rows] @ coef + intercept - y[rows]
                grad_coef = 2 * Z[rows].T @ error / len(rows)
                grad_intercept = 2 * error.mean()
                coef = coef - self.lr * grad_coef
                intercept = intercept - self.lr * grad_intercept

        self.coef_ = coef / scale
        self.intercept_ = float(intercept - centre @ self.coef_)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
