import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.asarray(y)
        if y.shape == (len(X), 1):
            y = y.T[0]
        together = np.c_[X, np.ones(len(X)), y]
        rng = np.random.default_rng(self.random_state)
        v = np.r_[np.ones(X.shape[1]), 0.0, -1.0]
        for _ in range(self.epochs):
            deck = rng.permutation(together, axis=0)
            while deck.size:
                hand, deck = deck[: self.batch_size], deck[self.batch_size :]
                change = 2 * np.mean((hand @ v)[:, None] * hand, axis=0)
                change[-1] = 0.0
                v = v - self.lr * change
        self.coef_ = v[:-2].copy()
        self.intercept_ = v[-2].item()
        return self

    def predict(self, X):
        return np.c_[X, np.ones(len(X))] @ np.r_[self.coef_, self.intercept_]
