import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        self.built = False

    def build(self, input_dim):
        self.coef_ = np.ones(input_dim)
        self.intercept_ = 0.0
        self.built = True

    def train_on_batch(self, xb, yb):
        err = self.predict(xb) - yb
        grad_w = 2 * (err[:, np.newaxis] * xb).mean(axis=0)
        grad_b = 2 * err.mean()
        self.coef_ = self.coef_ - self.lr * grad_w
        self.intercept_ = float(self.intercept_ - self.lr * grad_b)
        return (err**2).mean()

    def fit(self, X, y):
        if not self.built:
            self.build(X.shape[1])
        rng = np.random.default_rng(self.random_state)
        self.history = {"loss": []}
        for epoch in range(self.epochs):
            order = rng.permutation(len(X))
            losses = []
            for start in range(0, len(X), self.batch_size):
                batch = order[start : start + self.batch_size]
                losses.append(self.train_on_batch(X[batch], y[batch]))
            self.history["loss"].append(np.mean(losses))
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
