import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _shuffle(self, A, t, rng):
        for i in range(len(t) - 1, 0, -1):
            j = rng.integers(0, i + 1)
            tmp = A[i]
            A[i] = A[j]
            A[j] = tmp
            tmp = t[i]
            t[i] = t[j]
            t[j] = tmp

    def fit(self, X, y):
        A = X.copy()
        t = y.copy()
        n, d = A.shape
        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        for epoch in range(self.epochs):
            # real shuffle of the data, so that each batch is contiguous in memory
            self._shuffle(A, t, rng)
            i0 = 0
            while i0 < n:
                i1 = min(i0 + self.batch_size, n)
                r = A[i0:i1] @ self.coef_
                r += self.intercept_
                r -= t[i0:i1]
                r *= 2.0 / (i1 - i0)
                self.coef_ -= self.lr * (r @ A[i0:i1])
                self.intercept_ -= self.lr * r.sum()
                i0 = i1
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
