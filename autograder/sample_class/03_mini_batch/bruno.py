# Everything right, with plain Python loops over rows and features.
# %% minibatches
def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    batch = []
    for i in order:
        batch.append(int(i))
        if len(batch) == batch_size:
            yield batch
            batch = []
    if batch:
        yield batch
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    d = len(w)
    total = [0.0] * d
    for i in rows:
        guess = 0.0
        for j in range(d):
            guess += X[i][j] * w[j]
        miss = guess - y[i]
        for j in range(d):
            total[j] += 2 * miss * X[i][j]
    return np.array([w[j] - lr * total[j] / len(rows) for j in range(d)])
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        table, targets = X.tolist(), y.tolist()
        d = len(table[0])
        coef, intercept = [1.0] * d, 0.0
        rng = np.random.default_rng(self.random_state)
        for epoch in range(self.epochs):
            order = rng.permutation(len(table)).tolist()
            while order:
                batch, order = order[: self.batch_size], order[self.batch_size :]
                coef_total, intercept_total = [0.0] * d, 0.0
                for i in batch:
                    row = table[i]
                    miss = intercept - targets[i]
                    for j in range(d):
                        miss += row[j] * coef[j]
                    for j in range(d):
                        coef_total[j] += 2 * miss * row[j]
                    intercept_total += 2 * miss
                for j in range(d):
                    coef[j] -= self.lr * coef_total[j] / len(batch)
                intercept -= self.lr * intercept_total / len(batch)
        self.coef_ = np.array(coef)
        self.intercept_ = intercept
        return self

    def predict(self, X):
        answers = []
        for row in X:
            answer = self.intercept_
            for j in range(len(self.coef_)):
                answer += row[j] * self.coef_[j]
            answers.append(answer)
        return np.array(answers)
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        if y.ndim == 2 and y.shape[1] == 1:
            y = y[:, 0]
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _epoch in range(self.epochs):
            waiting = list(rng.permutation(len(X)))
            while len(waiting) > 0:
                picked = waiting[: self.batch_size]
                del waiting[: self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                slopes = np.zeros(X.shape[1])
                for e, i in zip(error, picked):
                    slopes = slopes + e * X[i]
                self.intercept_ = self.intercept_ - self.lr * 2 * sum(error) / len(picked)
                self.coef_ = self.coef_ - self.lr * 2 * slopes / len(picked)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
