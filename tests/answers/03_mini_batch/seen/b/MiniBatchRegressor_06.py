import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        self.rng = np.random.default_rng(random_state)

    def fit(self, X, y):
        d = len(X[0])
        w = [1.0] * d
        b = 0.0
        pairs = [(list(x), t) for x, t in zip(X, y)]
        for _ in range(self.epochs):
            order = list(range(len(pairs)))
            self.rng.shuffle(order)
            for s in range(0, len(order), self.batch_size):
                gw = [0.0] * d
                gb = 0.0
                for i in order[s:s + self.batch_size]:
                    x, t = pairs[i]
                    err = sum(p * q for p, q in zip(x, w)) + b - t
                    gb += 2 * err
                    gw = [g + 2 * err * v for g, v in zip(gw, x)]
                w = [p - self.lr * g / self.batch_size for p, g in zip(w, gw)]
                b = b - self.lr * gb / self.batch_size
        self.coef_ = np.array(w)
        self.intercept_ = float(b)
        return self

    def predict(self, X):
        answers = []
        for x in X:
            answers.append(sum(p * q for p, q in zip(x, self.coef_)) + self.intercept_)
        return np.array(answers)
