import numpy as np


def sample_groups(n, size, rng):
    x = rng.permutation(n)
    return [x[a:a + size] for a in range(0, n, size)]


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        p = X.shape[1]
        self.coef_ = np.ones(p)
        self.intercept_ = 0.0
        for epoch in range(1, self.epochs):
            for g in sample_groups(len(y), self.batch_size, rng):
                e = self.intercept_ + X[g] @ self.coef_ - y[g]
                grad_b = 2 * e.mean()
                grad_w = 2 * (e[:, None] * X[g]).mean(axis=0)
                self.intercept_ -= self.lr * grad_b
                self.coef_ -= self.lr * grad_w
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
