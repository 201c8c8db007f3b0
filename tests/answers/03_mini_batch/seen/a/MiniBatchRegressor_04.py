import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        # set.seed
        self.rng = np.random.default_rng(random_state)

    def fit(self, X, y):
        n_obs = X.shape[0]
        n_var = X.shape[1]
        self.coef_ = np.ones(n_var)
        self.intercept_ = 0.0
        for epoch in range(self.epochs):
            idx = np.arange(n_obs)
            self.rng.shuffle(idx)
            for start in range(0, n_obs, self.batch_size):
                take = idx[start:start + self.batch_size]
                res = self.predict(X[take]) - y[take]
                sum_b = np.sum(2 * res)
                sum_w = np.sum(2 * res.reshape(-1, 1) * X[take], axis=0)
                self.intercept_ = self.intercept_ - self.lr * sum_b / self.batch_size
                self.coef_ = self.coef_ - self.lr * sum_w / self.batch_size
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
