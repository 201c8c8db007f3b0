import numpy as np


class DraftRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)


class RepairedRegressor(DraftRegressor):
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        super().__init__(lr, epochs, batch_size)
        self.random_state = random_state

    def fit(self, X, y):
        y = np.array([float(np.ravel(value)[0]) for value in y])
        shuffler = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _epoch in range(self.epochs):
            waiting = list(shuffler.permutation(len(X)))
            while waiting:
                picked, waiting = waiting[: self.batch_size], waiting[self.batch_size :]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = float(self.intercept_ - self.lr * 2 * np.mean(error))
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(picked)
        return self
