import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n = X.shape[0]
        B = min(self.batch_size, n)
        W = np.ones(X.shape[1])
        b = 0.0
        for _ in range(self.epochs):
            shuffled = rng.permutation(n)
            for s in range(0, n, B):
                idx = shuffled[s:s + B]
                res = X[idx].dot(W) + b - y[idx]
                dW = (2 / B) * X[idx].T.dot(res)
                db = (2 / B) * res.sum()
                W = W - self.lr * dW
                b = b - self.lr * db
        self.coef_ = W
        self.intercept_ = b
        return self

    def predict(self, X):
        return X.dot(self.coef_) + self.intercept_
