# Shuffles X and leaves y as it is, so that rows meet the targets of others.
# %% minibatches
def minibatches(n, batch_size, rng):
    blocks = []
    for low in range(0, n, batch_size):
        blocks.append(list(range(low, min(low + batch_size, n))))
    rng.shuffle(blocks)
    return blocks
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    batch = X[rows]
    targets = y[: len(batch)]
    residuals = batch @ w - targets
    return w - lr * 2 * np.mean(residuals[:, None] * batch, axis=0)
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        coef = np.ones(X.shape[1])
        intercept = 0.0
        for _ in range(self.epochs):
            mixed = rng.permutation(X)
            for low in range(0, len(X), self.batch_size):
                batch = mixed[low : low + self.batch_size]
                targets = y[low : low + self.batch_size]
                residuals = batch @ coef + intercept - targets
                coef = coef - self.lr * 2 * np.mean(residuals[:, None] * batch, axis=0)
                intercept = intercept - self.lr * 2 * np.mean(residuals)
        self.coef_, self.intercept_ = coef, intercept
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.asarray(y).ravel()
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            rng.shuffle(X)
            for low in range(0, len(X), self.batch_size):
                batch, targets = X[low : low + self.batch_size], y[low : low + self.batch_size]
                error = self.predict(batch) - targets
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, batch) / len(batch)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
