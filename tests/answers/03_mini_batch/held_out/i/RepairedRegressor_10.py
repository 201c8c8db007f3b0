import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size, self.random_state = lr, epochs, batch_size, random_state

    def fit(self, X, y):
        flat = y.flatten()
        if len(flat) != len(X):
            raise ValueError("y needs one target for each row of X")
        machine = self._machine(X, flat)
        next(machine)
        source = np.random.default_rng(self.random_state)
        answer = np.ones(X.shape[1]), 0.0
        for _ in range(self.epochs):
            bag = []
            for i in source.permutation(len(X)):
                bag.append(i)
                if len(bag) == self.batch_size:
                    answer = machine.send(bag)
                    bag = []
            if bag:
                answer = machine.send(bag)
        machine.close()
        self.coef_, self.intercept_ = answer
        return self

    def _machine(self, X, y):
        w, b = np.ones(X.shape[1]), 0.0
        while True:
            rows = yield w, b
            into_w, into_b = 0 * w, 0.0
            for i in rows:
                off = float(X[i] @ w) + b - float(y[i])
                into_w = into_w + 2 * off * X[i]
                into_b = into_b + 2 * off
            w = w - self.lr * into_w / len(rows)
            b = b - self.lr * into_b / len(rows)

    def predict(self, X):
        return np.array([float(x @ self.coef_) + self.intercept_ for x in X])
