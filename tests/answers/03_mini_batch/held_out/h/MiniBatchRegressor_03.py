import numpy as np


def with_one(X):
    return np.hstack([X, np.ones((len(X), 1))])


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    while order.size:
        rows, order = order[:batch_size], order[batch_size:]
        yield rows


def minibatch_step(w, X, y, rows, lr):
    X, y = X[rows], y[rows]
    return w - lr * 2 * X.T @ (X @ w - y) / len(rows)


class MiniBatchRegressor:
    """The intercept travels as the last weight, and gets its own name only at the end."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        A, rng = with_one(X), np.random.default_rng(self.random_state)
        n, d = A.shape
        w = np.ones(d)
        w[-1] = 0
        for _ in range(self.epochs):
            for rows in minibatches(n, self.batch_size, rng):
                w = minibatch_step(w, A, y, rows, self.lr)
        self.coef_, self.intercept_ = w[:-1].copy(), float(w[-1])
        return self

    def predict(self, X):
        return with_one(X) @ np.append(self.coef_, self.intercept_)
