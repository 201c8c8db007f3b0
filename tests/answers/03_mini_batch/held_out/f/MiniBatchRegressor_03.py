import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[s : s + batch_size] for s in range(0, n, batch_size)]


def minibatch_step(w, X, y, rows, lr):
    residual = X[rows] @ w - y[rows]
    return w - lr * 2 * X[rows].T @ residual / len(rows)


def add_ones(X):
    return np.column_stack([X, np.ones(len(X))])


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs = lr, epochs
        self.batch_size, self.random_state = batch_size, random_state

    def fit(self, X, y):
        X1 = add_ones(X)
        rng = np.random.default_rng(self.random_state)
        w = np.ones(X1.shape[1])
        w[-1] = 0.0
        for _ in range(self.epochs):
            for rows in minibatches(len(X1), self.batch_size, rng):
                w = minibatch_step(w, X1, y, rows, self.lr)
        self.coef_ = w[:-1]
        self.intercept_ = float(w[-1])
        return self

    def predict(self, X):
        return add_ones(X) @ np.append(self.coef_, self.intercept_)
