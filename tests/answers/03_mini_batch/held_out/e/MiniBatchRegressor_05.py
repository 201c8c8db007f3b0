import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        B = self.batch_size
        n = len(y)
        W, b = np.ones(X.shape[1]), 0.0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            pi = rng.permutation(n)
            for start in range(0, n, B):
                sum_W = np.zeros_like(W)
                sum_b = 0.0
                for i in pi[start:start + B]:
                    delta = X[i] @ W + b - y[i]
                    sum_W += 2 * delta * X[i]
                    sum_b += 2 * delta
                # g = 1/B * sum over the mini-batch
                W = W - self.lr / B * sum_W
                b = b - self.lr / B * sum_b
        self.coef_, self.intercept_ = W, b
        return self

    def predict(self, X):
        return np.array([x @ self.coef_ + self.intercept_ for x in X])
