import numpy as np


def minibatches(n, batch_size, rng):
    idx = rng.permutation(n)
    return [idx[i : i + batch_size] for i in range(0, n, batch_size)]


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        w = np.ones(X.shape[1])
        b = 0.0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            for rows in minibatches(len(y), self.batch_size, rng):
                err = X[rows].dot(w) + b - y[rows]
                w, b = (
                    w - self.lr * 2 * X[rows].T.dot(err) / len(rows),
                    b - self.lr * 2 * err.mean(),
                )
        self.coef_ = w
        self.intercept_ = b

    def predict(self, X):
        return X.dot(self.coef_) + self.intercept_
