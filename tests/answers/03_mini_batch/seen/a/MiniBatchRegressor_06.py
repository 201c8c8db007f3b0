import numpy as np


class MiniBatchRegressor:

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, p = X.shape
        Y = np.array(y).reshape(n, 1)
        beta = np.ones((p, 1))
        alpha = 0.0
        generator = np.random.default_rng(self.random_state)

        for _ in range(self.epochs):
            order = list(generator.permutation(n))
            while order:
                rows = order[:self.batch_size]
                del order[:self.batch_size]
                m = len(rows)
                E = X[rows] @ beta + alpha - Y[rows]
                g_beta = 2 / m * X[rows].T @ E
                g_alpha = 2 / m * E.sum()
                beta = beta - self.lr * g_beta
                alpha = alpha - self.lr * g_alpha

        self.coef_ = beta
        self.intercept_ = float(alpha)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
