import numpy as np


def data_loader(X, y, batch_size, rng):
    indices = rng.permutation(len(X))
    for i in range(0, len(X), batch_size):
        batch_idx = indices[i : i + batch_size]
        yield X[batch_idx], y[batch_idx]


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        train_loader = data_loader(X, y, self.batch_size, rng)

        w = np.ones(X.shape[1])
        b = 0.0
        for epoch in range(self.epochs):
            for inputs, labels in train_loader:
                outputs = inputs @ w + b
                diff = outputs - labels
                dw = 2 * inputs.T @ diff / len(labels)
                db = 2 * np.mean(diff)
                w = w - self.lr * dw
                b = b - self.lr * db

        self.coef_ = w
        self.intercept_ = float(b)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
