import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def predict_one(self, row):
        total = self.intercept_
        for j in range(len(self.coef_)):
            total += row[j] * self.coef_[j]
        return total

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        rows = X.tolist()
        targets = y.tolist()
        self.coef_ = np.ones(len(rows[0]))
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            numbers = list(range(len(rows)))
            rng.shuffle(numbers)
            for begin in range(0, len(numbers), self.batch_size):
                batch = numbers[begin:begin + self.batch_size]
                for j in range(len(self.coef_)):
                    gradient = 0.0
                    for i in batch:
                        gradient += 2 * (self.predict_one(rows[i]) - targets[i]) * rows[i][j]
                    self.coef_[j] -= self.lr * gradient / len(batch)
                gradient = 0.0
                for i in batch:
                    gradient += 2 * (self.predict_one(rows[i]) - targets[i])
                self.intercept_ -= self.lr * gradient / len(batch)
        self.intercept_ = float(self.intercept_)
        return self

    def predict(self, X):
        return np.array([self.predict_one(row) for row in X])
