import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        self.gamma = 0.99

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0

        for epoch in range(self.epochs):
            idx = np.arange(len(X))
            rng.shuffle(idx)
            for i in range(0, len(idx), self.batch_size):
                b = idx[i : i + self.batch_size]

                error = self.predict(X[b]) - y[b]
                grad_w = 2 * np.mean(error[:, None] * X[b], axis=0)
                self.coef_ = self.coef_ - self.lr * grad_w

                error = self.predict(X[b]) - y[b]
                grad_b = 2 * np.mean(error)
                self.intercept_ = float(self.intercept_ - self.lr * grad_b)

            self.lr *= self.gamma      # scheduler.step()

        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
