# Draws with replacement, as if an epoch were so many throws of a die.
# %% minibatches
def minibatches(n, batch_size, rng):
    out = []
    todo = n
    while todo > 0:
        out.append(rng.choice(n, size=min(batch_size, todo)))
        todo = todo - batch_size
    return out
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    gradient = np.zeros(len(w))
    for i in rows:
        gradient = gradient + 2 * (X[i] @ w - y[i]) * X[i]
        return w - lr * gradient
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for _ in range(self.epochs):
            thrown = np.floor(rng.random(n) * n).astype(int)
            for s in range(0, n, self.batch_size):
                i = thrown[s : s + self.batch_size]
                gap = X[i] @ self.coef_ + self.intercept_ - y[i]
                self.coef_ = self.coef_ - self.lr * 2 * X[i].T @ gap / len(i)
                self.intercept_ = self.intercept_ - self.lr * 2 * np.sum(gap) / len(i)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        size = min(self.batch_size, len(X))
        for _epoch in range(self.epochs):
            for _step in range(int(np.ceil(len(X) / size))):
                picked = rng.choice(len(X), size, replace=False)
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / size
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
