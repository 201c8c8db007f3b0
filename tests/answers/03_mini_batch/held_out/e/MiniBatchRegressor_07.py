import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        eps = 1e-3
        n, d = X.shape
        Z = np.column_stack((X, np.ones(n)))
        theta = np.concatenate((np.ones(d), np.zeros(1)))
        rng = np.random.default_rng(self.random_state)

        for k in range(self.epochs):
            order = rng.permutation(n)
            for s in range(0, n, self.batch_size):
                rows = order[s:s + self.batch_size]
                A = Z[rows]
                g = 2 / len(rows) * A.T @ (A @ theta - y[rows])
                theta_new = theta - self.lr * g
                converged = np.linalg.norm(theta_new - theta) < eps
                theta = theta_new
                if converged:
                    break
            if converged:
                break

        self.coef_ = theta[:d]
        self.intercept_ = theta[d]
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
