import numpy as np


class MiniBatchRegressor:
    weights = []
    intercept_ = 0.0

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        data = list(zip(X.tolist(), y.tolist()))
        d = len(data[0][0])
        for _ in range(d):
            self.weights.append(1.0)
        self.intercept_ = 0.0

        for _ in range(self.epochs):
            order = rng.permutation(len(data)).tolist()
            for start in range(0, len(order), self.batch_size):
                rows = order[start:start + self.batch_size]
                grad = [0.0] * d
                grad_b = 0.0
                for r in rows:
                    x, target = data[r]
                    error = self.intercept_ - target
                    for xj, wj in zip(x, self.weights):
                        error += xj * wj
                    for j in range(d):
                        grad[j] += 2 * error * x[j]
                    grad_b += 2 * error
                for j in range(d):
                    self.weights[j] -= self.lr * grad[j] / len(rows)
                self.intercept_ -= self.lr * grad_b / len(rows)
        self.coef_ = np.array(self.weights[:d])
        return self

    def predict(self, X):
        return np.array([sum(a * b for a, b in zip(x, self.coef_)) + self.intercept_ for x in X])
