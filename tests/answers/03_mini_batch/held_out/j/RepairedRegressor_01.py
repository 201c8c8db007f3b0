from collections import deque

import numpy as np


class _Settings:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        vars(self).update(lr=lr, epochs=epochs, batch_size=batch_size, random_state=random_state)


class RepairedRegressor(_Settings):
    """A queue of row numbers is filled once an epoch and served in mini-batches."""

    def fit(self, X, y):
        X, y = np.asarray(X), np.asarray(y)
        n, d = X.shape
        if y.shape not in {(n,), (n, 1)}:
            raise ValueError(f"y has the shape {y.shape}; ({n},) or ({n}, 1) is needed")
        table = np.hstack([np.ones((n, 1)), X])  # level first
        target = y.reshape(n)
        theta = np.concatenate([[0.0], np.ones(d)])
        rng = np.random.default_rng(self.random_state)
        queue, epochs_left = deque(), self.epochs
        while queue or epochs_left:
            if not queue:
                queue.extend(sorted(range(n), key=rng.random(n).__getitem__))
                epochs_left -= 1
            batch = [queue.popleft() for _ in range(min(self.batch_size, len(queue)))]
            error = table[batch] @ theta - target[batch]
            theta = theta - self.lr * np.mean(2 * error[:, None] * table[batch], axis=0)
        self.intercept_, self.coef_ = float(theta[0]), theta[1:].copy()
        return self

    def predict(self, X):
        return np.inner(np.asarray(X), self.coef_) + self.intercept_
