import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n, d = X.shape
        cards = np.column_stack([X, np.ones(n), y])  # takes y as (n,) and as (n, 1)
        v = np.concatenate([np.ones(d), [0.0, -1.0]])  # cards @ v are the misses
        for _ in range(self.epochs):
            deck = rng.permutation(cards, axis=0)
            for top in range(0, n, self.batch_size):
                hand = deck[top : top + self.batch_size]
                v[:-1] -= self.lr * 2 * np.mean(hand[:, :-1].T * (hand @ v), axis=1)
        self.coef_, self.intercept_ = v[:d].copy(), v[d].item()
        return self

    def predict(self, X):
        return self.intercept_ + X @ self.coef_
