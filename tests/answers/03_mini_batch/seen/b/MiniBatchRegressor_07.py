import numpy as np


def chunks(items, size):
    for i in range(0, len(items), size):
        yield items[i:i + size]


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        rows, targets = X.tolist(), y.tolist()
        w, b = [1.0] * X.shape[1], 0.0
        for _ in range(self.epochs):
            rng.shuffle(rows)
            rng.shuffle(targets)
            for xs, ts in zip(chunks(rows, self.batch_size), chunks(targets, self.batch_size)):
                size = len(xs)
                errors = [sum(p * q for p, q in zip(x, w)) + b - t for x, t in zip(xs, ts)]
                w = [
                    wj - self.lr * 2 * sum(e * v for e, v in zip(errors, column)) / size
                    for wj, column in zip(w, zip(*xs))
                ]
                b -= self.lr * 2 * sum(errors) / size
        self.coef_, self.intercept_ = np.array(w), b
        return self

    def predict(self, X):
        return np.array([sum(p * q for p, q in zip(x, self.coef_)) + self.intercept_ for x in X])
