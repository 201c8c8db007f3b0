import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n_samples, n_features = X.shape
        self.coef_ = np.ones(n_features)
        self.intercept_ = 0.0
        rng = np.random.default_rng(self.random_state)
        size = min(self.batch_size, n_samples)

        for epoch in range(self.epochs):
            # shuffle the data
            X_shuffled = rng.permutation(X)
            y_shuffled = rng.permutation(y)
            for i in range(n_samples // size):
                xi = X_shuffled[i * size : (i + 1) * size]
                yi = y_shuffled[i * size : (i + 1) * size]
                y_pred = np.dot(xi, self.coef_) + self.intercept_
                dw = (2 / len(xi)) * np.dot(xi.T, (y_pred - yi))
                db = (2 / len(xi)) * np.sum(y_pred - yi)
                self.coef_ = self.coef_ - self.lr * dw
                self.intercept_ = self.intercept_ - self.lr * db
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
