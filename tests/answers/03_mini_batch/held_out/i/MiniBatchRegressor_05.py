import numpy as np


class MiniBatchRegressor:

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        table = X.tolist()
        target = y.tolist()
        n = len(table)
        d = len(table[0])
        w = [1.0 for _ in range(d)]
        b = 0.0
        for e in range(self.epochs):
            todo = rng.permutation(n).tolist()
            while len(todo) > 0:
                now = todo[:self.batch_size]
                todo = todo[self.batch_size:]
                gw = [0.0] * d
                gb = 0.0
                for i in now:
                    xi = table[i]
                    miss = b - target[i]
                    for j in range(d):
                        miss = miss + xi[j] * w[j]
                    gb = gb + 2 * miss
                    for j in range(d):
                        gw[j] = gw[j] + 2 * miss * xi[j]
                for j in range(d):
                    w[j] = w[j] - self.lr * (gw[j] / len(now))
                b = b - self.lr * (gb / len(now))
        self.coef_ = np.array(w)
        self.intercept_ = b
        return self

    def predict(self, X):
        return np.array([sum(x * c for x, c in zip(row, self.coef_)) + self.intercept_ for row in X])
