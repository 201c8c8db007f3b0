import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        X = np.asarray(X, dtype=np.float64)
        y = np.asarray(y, dtype=np.float64)
        n, d = X.shape
        B = min(self.batch_size, n)

        # work space, allocated once
        A = np.empty((B, d))
        res = np.empty(B)
        tgt = np.empty(B)
        g = np.empty(d)
        order = np.arange(n)

        w = np.ones(d)
        b = 0.0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            rng.shuffle(order)
            lo = 0
            while lo < n:
                m = min(B, n - lo)
                rows = order[lo:lo + m]
                A[:m] = X[rows]
                tgt[:m] = y[rows]
                np.dot(A[:m], w, out=res[:m])
                res[:m] += b
                res[:m] -= tgt[:m]
                np.dot(res[:m], A[:m], out=g)
                g *= 2.0 * self.lr / m
                b -= 2.0 * self.lr * float(res[:m].sum()) / m
                w -= g
                lo += m

        self.coef_ = w
        self.intercept_ = b
        return self

    def predict(self, X):
        p = np.dot(X, self.coef_)
        p += self.intercept_
        return p
