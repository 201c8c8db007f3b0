import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        self.coef_ = [1.0 for _ in range(X.shape[1])]
        self.intercept_ = 0.0
        rng = np.random.default_rng(self.random_state)
        order = list(range(len(X)))
        for _ in range(self.epochs):
            rng.shuffle(order)
            todo = order[:]
            while len(todo) > 0:
                batch = todo[: self.batch_size]
                todo = todo[self.batch_size :]
                self._one_step(X, y, batch)
        self.coef_ = np.array(self.coef_)
        return self

    def _one_step(self, X, y, batch):
        sum_w = [0.0] * len(self.coef_)
        sum_b = 0.0
        for i in batch:
            x = X[i].tolist()
            miss = sum(a * c for a, c in zip(x, self.coef_)) + self.intercept_ - float(y[i])
            sum_b += 2 * miss
            for j, a in enumerate(x):
                sum_w[j] += 2 * miss * a
        B = len(batch)
        self.coef_ = [c - self.lr * s / B for c, s in zip(self.coef_, sum_w)]
        self.intercept_ = self.intercept_ - self.lr * sum_b / B

    def predict(self, X):
        return np.array([np.dot(x, self.coef_) + self.intercept_ for x in X])
