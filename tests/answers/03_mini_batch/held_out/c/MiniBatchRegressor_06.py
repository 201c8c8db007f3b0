import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n = X.shape[0]
        d = X.shape[1]
        B = self.batch_size
        if B > n:
            B = n
        n_steps = (n + B - 1) // B

        rng = np.random.default_rng(self.random_state)
        order = rng.permutation(n)
        coef = np.ones(d)
        intercept = 0.0
        for epoch in range(self.epochs):
            for s in range(n_steps):
                grad = np.zeros(d)
                grad0 = 0.0
                for k in range(s * B, min((s + 1) * B, n)):
                    i = order[k]
                    e = np.dot(X[i, :], coef) + intercept - y[i]
                    grad[:] += 2.0 * e * X[i, :]
                    grad0 += 2.0 * e
                coef[:] -= self.lr * grad[:] / B
                intercept -= self.lr * grad0 / B
        self.coef_ = coef
        self.intercept_ = intercept
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
