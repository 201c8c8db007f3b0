import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.ravel(y)
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for _epoch in range(self.epochs):
            order = rng.permutation(n)
            for lo in range(0, n, self.batch_size):
                picked = order[lo:lo + self.batch_size]
                m = len(picked)
                error = self.predict(X[picked]) - y[picked]

                sum0 = 0.0
                for k in range(m):
                    sum0 += error[k]

                grad = np.empty(d)
                total = 0.0
                for j in range(d):
                    for k in range(m):
                        total += error[k] * X[picked[k], j]
                    grad[j] = 2 * total / m

                self.intercept_ = self.intercept_ - self.lr * 2 * sum0 / m
                self.coef_ = self.coef_ - self.lr * grad
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
