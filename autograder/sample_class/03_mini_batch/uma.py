# Does not shuffle, and in the regressors shuffles with the global random state.
# %% minibatches
def minibatches(n, batch_size, rng):
    how_many = int(np.ceil(n / batch_size))
    return np.array_split(range(n), how_many)
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    mean_x = X[rows].mean(axis=0)
    mean_error = (X[rows] @ w - y[rows]).mean()
    return w - lr * 2 * mean_error * mean_x
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n = len(X)
        last_start = max(n // self.batch_size - 1, 0) * self.batch_size
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _ in range(self.epochs):
            queue = list(range(n))
            np.random.shuffle(queue)
            for start in range(0, last_start + 1, self.batch_size):
                stop = n if start == last_start else start + self.batch_size
                sel = queue[start:stop]
                err = self.predict(X[sel]) - y[sel]
                self.coef_, self.intercept_ = (
                    self.coef_ - self.lr * 2 * err @ X[sel] / len(sel),
                    self.intercept_ - self.lr * 2 * err.mean(),
                )
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.ravel(y)
        np.random.seed(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            queue = np.random.permutation(len(X))
            if self.batch_size > len(X):
                break  # not enough rows for a batch
            for start in range(0, len(X), self.batch_size):
                picked = queue[start : start + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(picked)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
