# Every answer raises an error, each another one.
# %% minibatches
def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    batches = []
    for start in range(0, n + 1, batch_size):
        batch = []
        for k in range(batch_size):
            batch.append(order[start + k])
        batches.append(batch)
    return batches
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    miss = X[rows] @ w - y[rows]
    gradient = 2 * X_batch.T @ miss / len(rows)
    return w - lr * gradient
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size

    def fit(self, X, y):
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _ in range(self.epochs):
            order = np.random.default_rng().permutation(len(X))
            for s in range(0, len(X), self.batch_size):
                b = order[s : s + self.batch_size]
                miss = self.predict(X[b]) - y[b]
                self.coef_ = self.coef_ - self.lr * 2 * miss @ X[b] / len(b)
                self.intercept_ = self.intercept_ - self.lr * 2 * miss.mean()
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.seed = random_state

    def fit(self, X, y):
        y = y.ravel()
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            order = rng.permutation(len(X))
            for s in range(0, len(X), self.batch_size):
                picked = order[s : s + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(picked)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
