import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[k:k + batch_size] for k in range(0, n, batch_size)]


def gradient(theta, Z, y):
    B = len(y)
    return 2 / B * Z.T @ (Z @ theta - y)


def design_matrix(X):
    m = X.shape[0]
    return np.hstack([X, np.ones((m, 1))])


class MiniBatchRegressor:
    """theta = (w_1, ..., w_d, b), Z = [X | 1]."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        Z = design_matrix(X)
        n, p = Z.shape
        theta = np.ones(p)
        theta[-1] = 0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            for rows in minibatches(n, self.batch_size, rng):
                theta = theta - self.lr * gradient(theta, Z[rows], y[rows])
        self.coef_ = theta[:-1]
        self.intercept_ = float(theta[-1])
        return self

    def predict(self, X):
        return design_matrix(X) @ np.append(self.coef_, self.intercept_)
