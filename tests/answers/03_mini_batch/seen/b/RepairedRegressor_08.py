import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.ravel(y)
        rng = np.random.default_rng(self.random_state)
        n, d = X.shape
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        for _epoch in range(self.epochs):
            order = list(rng.permutation(n))
            coef_sum = [0.0] * d
            intercept_sum = 0.0
            while order:
                picked = order[:self.batch_size]
                order = order[self.batch_size:]
                for i in picked:
                    error = self.intercept_ - y[i]
                    for j in range(d):
                        error += X[i, j] * self.coef_[j]
                    intercept_sum += 2 * error
                    for j in range(d):
                        coef_sum[j] += 2 * error * X[i, j]
                self.intercept_ = self.intercept_ - self.lr * intercept_sum / len(picked)
                for j in range(d):
                    self.coef_[j] -= self.lr * coef_sum[j] / len(picked)

    def predict(self, X):
        return np.array([self.intercept_ + sum(p * q for p, q in zip(x, self.coef_)) for x in X])
