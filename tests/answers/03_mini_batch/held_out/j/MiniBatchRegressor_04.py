import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n, d = X.shape
        A = np.column_stack([X, np.ones(n)])
        shuffled = rng.permutation(n)
        A, t = A[shuffled], y[shuffled]
        theta = np.vstack([np.ones((d, 1)), np.zeros((1, 1))])
        for _ in range(self.epochs):
            for lo in range(0, n, self.batch_size):
                Ab, tb = A[lo : lo + self.batch_size], t[lo : lo + self.batch_size, None]
                theta = theta - self.lr * 2 * Ab.T @ (Ab @ theta - tb) / Ab.shape[0]
        self.coef_ = theta[:d, 0]
        self.intercept_ = theta[d]
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
