import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        # plain lists are faster than arrays for element access
        data = X.tolist()
        target = y.tolist()
        n = len(data)
        d = X.shape[1]
        lr = self.lr
        rng = np.random.default_rng(self.random_state)

        w = [1.0] * d
        b = 0.0
        for epoch in range(self.epochs):
            order = rng.permutation(n).tolist()
            gw = [0.0] * d
            gb = 0.0
            count = 0
            for k in range(n):
                x = data[order[k]]
                s = b - target[order[k]]
                for j in range(d):
                    s += x[j] * w[j]
                for j in range(d):
                    gw[j] += 2.0 * s * x[j]
                gb += 2.0 * s
                count += 1
                if count == self.batch_size or k == n - 1:
                    for j in range(d):
                        w[j] -= lr * gw[j] / count
                        gw[j] = 0.0
                    b -= lr * gb / count
                    gb = 0.0
                    count = 0
        self.coef_ = np.array(w)
        self.intercept_ = b
        return self

    def predict(self, X):
        m, d = X.shape
        out = np.empty(m)
        for i in range(m):
            s = self.intercept_
            for j in range(d):
                s += X[i, j] * self.coef_[j]
            out[i] = s
        return out
