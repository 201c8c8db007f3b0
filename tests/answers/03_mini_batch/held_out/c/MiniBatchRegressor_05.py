import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    nb = (n + batch_size - 1) // batch_size
    for b in range(nb):
        yield order[b * batch_size : min((b + 1) * batch_size, n)]


def minibatch_step(w, X, y, rows, lr):
    g = np.zeros_like(w)
    for i in rows:
        g += 2.0 * (X[i] @ w - y[i]) * X[i]
    return w - lr * g / len(rows)


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        A = np.empty((n, d + 1))
        A[:, :d] = X
        A[:, d] = 1.0
        w = np.ones(d + 1)
        w[d] = 0.0

        rng = np.random.default_rng(self.random_state)
        for epoch in range(self.epochs):
            for rows in minibatches(n, self.batch_size, rng):
                w = minibatch_step(w, A, y, rows, self.lr)

        self.coef_ = w[:d].copy()
        self.intercept_ = float(w[d])
        return self

    def predict(self, X):
        out = np.full(X.shape[0], self.intercept_)
        for j in range(X.shape[1]):
            out += self.coef_[j] * X[:, j]
        return out
