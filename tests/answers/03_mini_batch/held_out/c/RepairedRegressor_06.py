import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = y.ravel()
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for _epoch in range(self.epochs):
            order = rng.permutation(n)
            n_steps = (n + batch_size - 1) // batch_size
            for step in range(n_steps):
                lo = step * batch_size
                hi = min(lo + batch_size, n)
                picked = order[lo:hi]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ -= lr * 2 * np.mean(error)
                self.coef_ -= lr * 2 * np.dot(error, X[picked]) / (hi - lo)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
