import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        y = y.reshape(n)
        if self.batch_size > n:
            self.batch_size = n
        n_steps = n // self.batch_size

        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        for _epoch in range(self.epochs):
            order = rng.permutation(n)
            for s in range(n_steps):
                picked = order[s * self.batch_size:(s + 1) * self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                g0 = 0.0
                g = np.zeros(d)
                for k in range(len(picked)):
                    g0 += 2 * error[k]
                    g += 2 * error[k] * X[picked[k]]
                self.intercept_ -= self.lr * g0 / len(picked)
                self.coef_ -= self.lr * g / len(picked)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
