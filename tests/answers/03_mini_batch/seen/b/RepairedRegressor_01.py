import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        # works for y (n,) and for y (n, 1)
        targets = [float(t) for t in np.asarray(y).flatten()]
        rows = [[float(v) for v in row] for row in X]
        if len(rows) != len(targets):
            raise ValueError("X and y must have the same number of rows")
        coef = [1.0] * len(rows[0])
        intercept = 0.0
        rng = np.random.default_rng(self.random_state)

        for _epoch in range(self.epochs):
            waiting = list(range(len(rows)))
            rng.shuffle(waiting)
            while len(waiting) > 0:
                picked = []
                while len(waiting) > 0 and len(picked) < self.batch_size:
                    picked.append(waiting.pop())

                errors = []
                for i in picked:
                    prediction = intercept
                    for j, value in enumerate(rows[i]):
                        prediction += value * coef[j]
                    errors.append(prediction - targets[i])

                intercept -= self.lr * 2 * sum(errors) / len(picked)
                for j in range(len(coef)):
                    together = 0.0
                    for error, i in zip(errors, picked):
                        together += error * rows[i][j]
                    coef[j] -= self.lr * 2 * together / len(picked)

        self.coef_ = np.array(coef)
        self.intercept_ = intercept
        return self

    def predict(self, X):
        predictions = []
        for row in X:
            total = self.intercept_
            for value, weight in zip(row, self.coef_):
                total += value * weight
            predictions.append(total)
        return np.array(predictions)
