# Changes one weight before she takes the gradient of the next, and draws each batch afresh.
# %% minibatches
def minibatches(n, batch_size, rng):
    left = n
    while left > 0:
        size = min(batch_size, left)
        yield random.sample(range(n), size)
        left -= size
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    new = np.array(w, dtype=float)
    for j in range(new.size):
        misses = X[rows] @ new - y[rows]
        new[j] -= lr * 2 * np.mean(misses * X[rows, j])
    return new
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _misses(self, X, y):
        return X @ self.coef_ + self.intercept_ - y

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            order = rng.permutation(len(X))
            for k in range(0, len(X), self.batch_size):
                Xk, yk = X[order[k : k + self.batch_size]], y[order[k : k + self.batch_size]]
                self.intercept_ -= self.lr * 2 * np.mean(self._misses(Xk, yk))
                self.coef_ -= self.lr * 2 * Xk.T @ self._misses(Xk, yk) / len(yk)
        return self

    def predict(self, X):
        return X @ self.coef_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = y.reshape(len(X))
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            order = rng.permutation(len(X))
            for k in range(0, len(X), self.batch_size):
                picked = order[k : k + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(picked)
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
