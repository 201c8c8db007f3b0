# Takes whole batches only and leaves out the rows that remain.
# %% minibatches
def minibatches(n, batch_size, rng):
    rng = np.random.default_rng()
    ids = np.arange(n)
    rng.shuffle(ids)
    n_batches = n // batch_size
    return [ids[b * batch_size : (b + 1) * batch_size] for b in range(n_batches)]
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    predictions = X[rows] @ w
    errors = predictions - y[rows]
    w_new = 2 * X[rows].T @ errors / len(rows)
    return w_new
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n_samples, n_features = X.shape
        self.coef_ = np.ones(n_features)
        self.intercept_ = 0.0
        rng = np.random.default_rng(self.random_state)
        n_batches = n_samples // self.batch_size
        for epoch in range(self.epochs):
            ids = np.arange(n_samples)
            rng.shuffle(ids)
            for b in range(n_batches):
                now = ids[b * self.batch_size : (b + 1) * self.batch_size]
                errors = self.predict(X[now]) - y[now]
                self.coef_ = self.coef_ - self.lr * 2 * X[now].T @ errors / self.batch_size
                self.intercept_ = self.intercept_ - self.lr * 2 * errors.mean()
        return self

    def predict(self, X):
        return self.intercept_ + X @ self.coef_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.array(y).flatten()
        rng = np.random.default_rng(self.random_state)
        batch_size = min(self.batch_size, len(X))
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            ids = rng.permutation(len(X))
            for _step in range(int(len(X) / batch_size)):
                picked = ids[_step * batch_size : (_step + 1) * batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / batch_size
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
