import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        np.random.seed(self.random_state)  # set.seed()
        y = y.reshape(len(X))
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _epoch in range(self.epochs):
            order = np.random.permutation(len(X))
            for k in range(0, len(X), self.batch_size):
                picked = order[k : k + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(picked)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
